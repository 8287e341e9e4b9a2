using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Evals.People;

/// <summary>A query, read by the rules, with its vector and everybody's grade.</summary>
internal sealed record ReadQuery(AskedQuery Asked, PeopleQuery Query, Dictionary<Guid, int> Grades);

/// <summary>The people index over a population: documents, encoder, store and search are the product's.</summary>
internal sealed class PopulationIndex : IDisposable
{
    private const int Batch = 64;
    private readonly PeopleIndexFixture _people = new();
    private readonly Population _population;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _encoder;

    private PopulationIndex(Population population, IEmbeddingGenerator<string, Embedding<float>>? encoder) => (_population, _encoder) = (population, encoder);

    public string SearchDb => _people.Data.SearchDb;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PopulationIndex> OfAsync(Population population, IEmbeddingGenerator<string, Embedding<float>>? encoder)
    {
        var index = new PopulationIndex(population, encoder);
        var documents = population.People.Select(person => PersonDocuments.Of(person.Profile, person.Cards)).ToList();
        var texts = documents.SelectMany(document => document.Texts).DistinctBy(text => text.Key).Select(text => (text.Key, text.Value.Text)).OrderBy(text => text.Text.Length).ToList();
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>();
        foreach (var batch in encoder is null ? [] : texts.Chunk(Batch))
        {
            var generated = await encoder!.GenerateAsync(batch.Select(text => text.Text), cancellationToken: Token);
            batch.Zip(generated).ToList().ForEach(pair => vectors[pair.First.Key] = pair.Second.Vector);
        }

        await index._people.Index.LoadAsync(Token);
        var changes = documents.Select(document => document.Document).Select(document => new PersonChange(document.ProfileId, document with
        {
            Cards = [.. document.Cards.Select(card => card with { Entries = [.. card.Entries.Select(entry => vectors.TryGetValue(entry.TextHash, out var vector) ? entry with { Vector = vector } : entry)] })],
        }, HasVectors: encoder is not null)).ToArray();
        var (meta, stored) = await index._people.Store.WriteAsync(changes, "test", vectors.Count == 0 ? 0 : vectors.Values.First().Length, Token);
        index._people.Index.Publish(changes.Select(change => change.ProfileId).ToHashSet(), stored, meta);
        return index;
    }

    public async Task<List<ReadQuery>> ReadAsync(IEnumerable<AskedQuery> queries)
    {
        var read = new List<ReadQuery>();
        foreach (var asked in queries)
        {
            var criteria = RuleParser.Parse(asked.Text, new Clock());
            var vector = _encoder is null ? default : (await _encoder.GenerateAsync([criteria.QueryEmbeddingText], cancellationToken: Token))[0].Vector;
            var grades = _population.People.Select(person => (person.Profile.Id, Grade: asked.Need.Grade(person.Facts))).Where(person => person.Grade > 0).ToDictionary(person => person.Id, person => person.Grade);
            read.Add(new ReadQuery(asked, new PeopleRequest().Query(criteria, vector, RankingProfile.Default), grades));
        }

        return read;
    }

    /// <summary>How good a profile's ranking of each query is.</summary>
    public async Task<List<RankingMeasures>> MeasureAsync(IEnumerable<ReadQuery> queries, RankingProfile profile)
    {
        var measures = new List<RankingMeasures>();
        foreach (var query in queries)
        {
            var found = await FoundAsync(query, profile);
            measures.Add(RankingMeasures.Of([.. found.People.Select(person => query.Grades.GetValueOrDefault(person.ProfileId))], query.Grades.Values));
        }

        return measures;
    }

    public Task<RankedPeople> FoundAsync(ReadQuery query, RankingProfile profile) => _people.SearchAsync(query.Query with { Ranking = profile });

    public void Dispose() => _people.Dispose();
}
