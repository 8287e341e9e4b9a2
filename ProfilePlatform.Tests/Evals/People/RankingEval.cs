using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals.People;

/// <summary>How good each ranking profile is on made-up people, and by how much they differ query by query.</summary>
[Trait("Category", "Eval")]
public sealed class RankingEval(ITestOutputHelper output)
{
    private static readonly RankingProfile[] Profiles = [RankingProfile.Standard, RankingProfile.Classic, RankingProfile.WordsAlone, RankingProfile.VectorsAlone];

    [Fact]
    public async Task Profiles_OnBothHalves_AreMeasured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Set EVALS=1 to measure quality.");
        var encoder = PassageIndex.LocalEncoder();
        Assert.SkipWhen(encoder is null, "The encoder's files are absent.");
        var population = new Population(2_000);
        using var index = await PopulationIndex.OfAsync(population, encoder);
        foreach (var half in population.Halves)
        {
            var queries = await index.ReadAsync(new AskedQueries(population, half, 3).All());
            output.WriteLine($"{half.Name}: {queries.Count} queries, {half.Professions.Length} professions");
            var measured = new Dictionary<string, List<RankingMeasures>> { ["fts5 as typed"] = Plain(index, queries) };
            foreach (var profile in Profiles)
            {
                measured[profile.Name] = await index.MeasureAsync(queries, profile);
            }

            Print(queries, measured);
            if (half.Name == "fit" || Environment.GetEnvironmentVariable("PEOPLE_TEMPLATES") == "1")
            {
                PrintTemplates(queries, measured);
            }
        }
    }

    private static List<RankingMeasures> Plain(PopulationIndex index, List<ReadQuery> queries)
    {
        using var words = new PlainWords(index.SearchDb);
        return [.. queries.Select(query => RankingMeasures.Of([.. words.Find(query.Asked.Text).Select(id => query.Grades.GetValueOrDefault(id))], query.Grades.Values))];
    }

    private void Print(List<ReadQuery> queries, Dictionary<string, List<RankingMeasures>> measured)
    {
        var standard = measured[RankingProfile.Standard.Name];
        foreach (var (name, measures) in measured)
        {
            output.WriteLine($"  {name,-14} nDCG@6 {Of(one => one.Ndcg)}   recall@24 {Of(one => one.Recall)}   wrong in six {Of(one => one.Wrong)}   standard less it: {Less(one => one.Ndcg)}, {Less(one => one.Recall)}");

            Interval Of(Func<RankingMeasures, double> value) => Interval.Of([.. queries.Zip(measures, (query, one) => (query.Asked.Family, value(one)))]);

            Interval Less(Func<RankingMeasures, double> value) =>
                Interval.Of([.. queries.Select((query, number) => (query.Asked.Family, value(standard[number]) - value(measures[number])))]);
        }
    }

    private void PrintTemplates(List<ReadQuery> queries, Dictionary<string, List<RankingMeasures>> measured)
    {
        foreach (var template in queries.Index().GroupBy(query => query.Item.Asked.Template))
        {
            output.WriteLine($"    {template.Key,-24} {string.Join("   ", measured.Select(profile => FormattableString.Invariant(
                $"{profile.Key} {template.Average(query => profile.Value[query.Index].Ndcg):F3}/{template.Average(query => profile.Value[query.Index].Recall):F3}")))}");
        }
    }
}
