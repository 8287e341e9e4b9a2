using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Benchmarks;

/// <summary>
/// The people search over 100,000 people with one card and five parts each: from the query's text to ranked people by stages, against vec0 and FTS5
/// over the same rows, recall against an exact scan, start and memory. Vectors are of a few thousand embedded texts, with noise.
/// </summary>
internal static class PeopleBenchmarks
{
    private const int Templates = 3_000;
    private const int Batch = 2_000;
    private const int WarmUp = 30;

    public static async Task<int> RunAsync(int people, string? folder)
    {
        var data = new DataDirectory(folder ?? Directory.CreateTempSubdirectory("bench-people-").FullName);
        using var store = new PeopleStore(data, NullLogger<PeopleStore>.Instance);
        using var encoder = new SentenceEncoder(EncoderModel.DefaultFolder);
        if ((await store.VersionsAsync(default)).Count != people)
        {
            await FillAsync(store, encoder, people);
        }

        File.Delete(data.SearchSnapshot);
        var index = await StartAsync(store, data, "store");
        index.Save(always: true);
        if (File.Exists(data.SearchSnapshot))
        {
            index = await StartAsync(store, data, "snapshot");
        }

        foreach (var ranking in new[] { RankingProfile.Standard, RankingProfile.Classic })
        {
            await SearchAsync(index, encoder, ranking);
            await RecallAsync(index, store, encoder, ranking);
            await WhyNotAsync(index, store, encoder, ranking);
        }

        await BaselineAsync(data, encoder);
        if (folder is null)
        {
            Directory.Delete(data.Root, recursive: true);
        }

        return 0;
    }

    private static async Task FillAsync(PeopleStore store, SentenceEncoder encoder, int people)
    {
        var clock = Stopwatch.StartNew();
        var templates = new List<float[]>();
        var samples = new PeopleSamples(7);
        foreach (var texts in Enumerable.Range(0, Templates).Select(number => samples.Person(number).Card).Select(card => CardText.OfChild(card, card.Children[0]).Embedded).Chunk(64))
        {
            templates.AddRange((await encoder.GenerateAsync(texts)).Select(vector => vector.Vector.ToArray()));
        }

        var random = new Random(11);
        samples = new PeopleSamples(1);
        for (var first = 0; first < people; first += Batch)
        {
            var rows = Enumerable.Range(first, Math.Min(Batch, people - first)).Select(samples.Person).ToList();
            var changes = rows.AsParallel().AsOrdered().Select(row => PersonDocuments.Of(row.Profile, [row.Card]).Document).AsEnumerable()
                .Select(document => new PersonChange(document.ProfileId, document with
                {
                    Cards = [.. document.Cards.Select(card => card with { Entries = [.. card.Entries.Select(entry => entry with { Vector = Noisy(templates[random.Next(Templates)], random) })] })],
                }, HasVectors: true)).ToList();
            await store.WriteAsync(changes, SentenceEncoder.ModelId, templates[0].Length, default);
        }

        Console.WriteLine($"filled {people:N0} people in {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static float[] Noisy(float[] vector, Random random)
    {
        var noisy = new float[vector.Length];
        for (var i = 0; i < noisy.Length; i++)
        {
            noisy[i] = vector[i] + ((random.NextSingle() - 0.5f) * 0.05f);
        }

        TensorPrimitives.Divide(noisy, TensorPrimitives.Norm(noisy), noisy);
        return noisy;
    }

    private static async Task<PeopleIndex> StartAsync(PeopleStore store, DataDirectory data, string from)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = new PeopleIndex(store, data, NullLogger<PeopleIndex>.Instance);
        await index.LoadAsync(default);
        var elapsed = clock.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"start from {from}: {elapsed.TotalSeconds:F2} s; {index.State.People:N0} people, {index.State.Parts.Sum(part => part.Segment.Entries):N0} entries, {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MB held"));
        return index;
    }

    private static async Task SearchAsync(PeopleIndex index, SentenceEncoder encoder, RankingProfile ranking)
    {
        var stages = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var queries = new PeopleSamples(3).Queries(330).ToList();
        var processor = TimeSpan.Zero;
        foreach (var (number, text) in queries.Index())
        {
            processor = number == WarmUp ? Process.GetCurrentProcess().TotalProcessorTime : processor;
            var times = new Dictionary<string, double>(StringComparer.Ordinal);
            var clock = Stopwatch.GetTimestamp();
            var criteria = RuleParser.Parse(text, TimeProvider.System);
            times["parse"] = Lap(ref clock);
            var vector = (await encoder.GenerateAsync([criteria.QueryEmbeddingText]))[0].Vector;
            times["embed"] = Lap(ref clock);
            var found = await index.SearchAsync(new PeopleRequest().Query(criteria, vector, ranking), default);
            times["search"] = Lap(ref clock);
            foreach (var (stage, microseconds) in found.Timings)
            {
                times["  " + stage] = microseconds / 1_000.0;
            }

            times["total"] = times["parse"] + times["embed"] + times["search"];
            foreach (var (stage, time) in times.Where(_ => number >= WarmUp))
            {
                (stages.TryGetValue(stage, out var list) ? list : stages[stage] = []).Add(time);
            }
        }

        var each = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / (queries.Count - WarmUp);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ranking.Name}: milliseconds over {queries.Count - WarmUp} queries; {each:F1} ms of processor time each, all threads"));
        foreach (var (stage, times) in stages)
        {
            Print(stage, times);
        }
    }

    private static async Task RecallAsync(PeopleIndex index, PeopleStore store, SentenceEncoder encoder, RankingProfile ranking)
    {
        var (found, wanted) = (0, 0);
        foreach (var text in new PeopleSamples(5).Queries(24))
        {
            var criteria = RuleParser.Parse(text, TimeProvider.System);
            var vector = (await encoder.GenerateAsync([criteria.QueryEmbeddingText]))[0].Vector;
            var query = new PeopleRequest().Query(criteria, vector, ranking);
            var exact = new PeopleSearch(query, index.State, store, NullLogger.Instance, exhaustive: true).Run(default).People.Select(person => person.ProfileId).ToHashSet();
            found += (await index.SearchAsync(query, default)).People.Count(person => exact.Contains(person.ProfileId));
            wanted += exact.Count;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ranking.Name}: recall@24 against the exact scan {(double)found / wanted:F4} over {wanted} people"));
    }

    // Of people picked evenly from the whole index: hardly any of them is shown.
    private static async Task WhyNotAsync(PeopleIndex index, PeopleStore store, SentenceEncoder encoder, RankingProfile ranking)
    {
        var finder = new WhyNotFinder(index, store, null!, NullLogger<WhyNotFinder>.Instance);
        var missed = new MissedPeople(index, store, NullLogger<MissedPeople>.Instance);
        var (answers, misses, changes) = (new List<double>(), new List<double>(), 0);
        var ids = index.State.Parts[0].Segment.ProfileIds;
        foreach (var (number, text) in new PeopleSamples(5).Queries(66).Index())
        {
            var criteria = RuleParser.Parse(text, TimeProvider.System);
            var query = new PeopleRequest().Query(criteria, (await encoder.GenerateAsync([criteria.QueryEmbeddingText]))[0].Vector, ranking);
            var clock = Stopwatch.GetTimestamp();
            changes += finder.Of(ids[number * (ids.Length / 66)], query, ranking.DefaultNumCards, default).Changes.Count;
            var answered = Lap(ref clock);
            missed.Of(query, default);
            if (number >= 6)
            {
                answers.Add(answered);
                misses.Add(Lap(ref clock));
            }
        }

        Console.WriteLine($"{ranking.Name}: why somebody is not shown, and who nearly matched (one thread), over {answers.Count} queries; {changes} changes");
        Print("why not", answers);
        Print("near misses", misses);
    }

    private static async Task BaselineAsync(DataDirectory data, SentenceEncoder encoder)
    {
        await using var connection = new SqliteConnection($"Data Source={data.SearchDb};Pooling=False");
        connection.Open();
        new VectorExtension().Load(connection);
        Console.WriteLine($"vec0 filled in {await FillVectorTableAsync(connection, encoder):F0} s");
        await using var dense = connection.CreateCommand();
        dense.CommandText = "SELECT rowid, distance FROM entry_vectors WHERE embedding MATCH $vector AND k = 240";
        await using var words = connection.CreateCommand();
        words.CommandText = "SELECT rowid, bm25(entries_fts, 2.0, 1.0) AS score FROM entries_fts WHERE entries_fts MATCH $match ORDER BY score LIMIT 240";
        var (denseTimes, wordTimes) = (new List<double>(), new List<double>());
        foreach (var text in new PeopleSamples(3).Queries(36))
        {
            var criteria = RuleParser.Parse(text, TimeProvider.System);
            var vector = (await encoder.GenerateAsync([criteria.QueryEmbeddingText]))[0].Vector;
            denseTimes.Add(Time(dense, "$vector", MemoryMarshal.AsBytes(vector.Span).ToArray()));
            wordTimes.Add(Time(words, "$match", string.Join(" OR ", QueryWords.Of(criteria).Select(word => $"\"{SearchText.Normalise(word)}\""))));
        }

        Console.WriteLine("the same rows by SQL, without conditions and formula: milliseconds over 36 queries");
        Print("vec0, best 240", denseTimes);
        Print("FTS5, best 240", wordTimes);
    }

    // The index itself keeps plain blobs: one row of vec0 took a millisecond to read.
    private static async Task<double> FillVectorTableAsync(SqliteConnection connection, SentenceEncoder encoder)
    {
        var clock = Stopwatch.StartNew();
        var dimensions = (await encoder.GenerateAsync(["any"]))[0].Vector.Length;
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            CREATE VIRTUAL TABLE temp.entry_vectors USING vec0(embedding float[{dimensions}] distance_metric=cosine);
            INSERT INTO temp.entry_vectors(rowid, embedding)
            SELECT entries.row, substr(vectors.vectors, (entries.row - entries.card) * {dimensions * 4} + 1, {dimensions * 4})
            FROM entries JOIN vectors ON vectors.card = entries.card;
            """);
        command.ExecuteNonQuery();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Time(SqliteCommand command, string parameter, object value)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue(parameter, value);
        var clock = Stopwatch.GetTimestamp();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
        }

        return Lap(ref clock);
    }

    private static double Lap(ref long clock)
    {
        var elapsed = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        clock = Stopwatch.GetTimestamp();
        return elapsed;
    }

    private static void Print(string stage, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage,-16} p50 {times[times.Count / 2],8:F2}   p95 {times[(int)(times.Count * 0.95)],8:F2}   p99 {times[(int)(times.Count * 0.99)],8:F2}"));
    }
}
