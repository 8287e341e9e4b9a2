using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals.People;

/// <summary>
/// Fits the constants of the profile "standard" on the fit half: one after the other to the best of a few values, until none changes. With
/// PEOPLE_FIT=1; PEOPLE_WORST=1 lists the worst queries of that half.
/// </summary>
[Trait("Category", "Eval")]
public sealed class RankingFit(ITestOutputHelper output)
{
    // A change must be worth something: differences below this are noise and stay with what is there.
    private const double Worthwhile = 0.0005;

    private static readonly (string Name, double[] Values, Func<RankingProfile, double> Get, Func<RankingProfile, double, RankingProfile> Set)[] Constants =
    [
        ("lexical", [0.03, 0.07, 0.1, 0.15, 0.2, 0.3], profile => profile.LexicalBonusMax, (profile, value) => profile with { LexicalBonusMax = value }),
        ("coverage", [0, 0.5, 1, 1.5, 2], profile => profile.WordsCoverage, (profile, value) => profile with { WordsCoverage = value }),
        ("parent", [0.03, 0.07, 0.15, 0.3], profile => profile.ParentBest, (profile, value) => profile with { ParentBest = value }),
        ("child", [0.2, 0.35, 0.53, 0.7], profile => profile.ChildBest, (profile, value) => profile with { ChildBest = value }),
        ("top3", [0.05, 0.15, 0.27, 0.4], profile => profile.AverageTop3, (profile, value) => profile with { AverageTop3 = value }),
        ("person share", [0, 0.25, 0.5], profile => profile.PersonWordsShare, (profile, value) => profile with { PersonWordsShare = value }),
        ("wish", [0, 0.003, 0.01, 0.02], profile => profile.ShouldBoost, (profile, value) => profile with { ShouldBoost = value }),
        ("function", [0, 0.01, 0.03, 0.05], profile => profile.RoleFunctionBonus, (profile, value) => profile with { RoleFunctionBonus = value }),
        ("standing", [0, 0.02, 0.04, 0.07], profile => profile.RoleStandingBonus, (profile, value) => profile with { RoleStandingBonus = value }),
        ("time", [0.03, 0.07, 0.1], profile => profile.TimeMismatchPenalty, (profile, value) => profile with { TimeMismatchPenalty = value }),
        ("place", [0.05, 0.1, 0.15], profile => profile.LocationMismatchPenalty, (profile, value) => profile with { LocationMismatchPenalty = value }),
        ("firm", [0.03, 0.07, 0.1], profile => profile.CompanyMismatchPenalty, (profile, value) => profile with { CompanyMismatchPenalty = value }),
    ];

    [Fact]
    public async Task Standard_OnTheFitHalf_IsFitted()
    {
        var (fits, lists) = (Environment.GetEnvironmentVariable("PEOPLE_FIT") == "1", Environment.GetEnvironmentVariable("PEOPLE_WORST") == "1");
        Assert.SkipUnless(fits || lists, "Set PEOPLE_FIT=1 to fit the constants.");
        var encoder = PassageIndex.LocalEncoder();
        Assert.SkipWhen(encoder is null, "The encoder's files are absent.");
        var population = new Population(2_000);
        using var index = await PopulationIndex.OfAsync(population, encoder);
        // Two draws of queries, so that single cards weigh less.
        var queries = await index.ReadAsync(new[] { 3, 4 }.SelectMany(seed => new AskedQueries(population, population.Halves.First(), seed).All()));
        if (lists)
        {
            await WorstAsync(index, population, queries);
        }

        var best = RankingProfile.Standard;
        var worth = await WorthAsync(index, queries, best);
        output.WriteLine(FormattableString.Invariant($"before: {worth:F4}"));
        for (var (round, changed) = (1, fits); changed && round <= 4; round++)
        {
            changed = false;
            foreach (var constant in Constants)
            {
                foreach (var value in constant.Values)
                {
                    var tried = constant.Set(best, value);
                    if (value != constant.Get(best) && await WorthAsync(index, queries, tried) is var of && of > worth + Worthwhile)
                    {
                        (best, worth, changed) = (tried, of, true);
                    }
                }
            }

            output.WriteLine(FormattableString.Invariant($"round {round}: {worth:F4}  {string.Join(", ", Constants.Select(constant => $"{constant.Name} {constant.Get(best)}"))}"));
        }
    }

    private static async Task<double> WorthAsync(PopulationIndex index, List<ReadQuery> queries, RankingProfile profile)
    {
        var measures = await index.MeasureAsync(queries, profile);
        return measures.Average(one => one.Ndcg) + (0.5 * measures.Average(one => one.Recall));
    }

    private async Task WorstAsync(PopulationIndex index, Population population, List<ReadQuery> queries)
    {
        var byId = population.People.ToDictionary(person => person.Profile.Id);
        var measures = await index.MeasureAsync(queries, RankingProfile.Standard);
        foreach (var (query, one) in queries.Zip(measures).OrderBy(pair => pair.Second.Ndcg).Take(60))
        {
            var (criteria, found) = (query.Query.Criteria, await index.FoundAsync(query, RankingProfile.Standard));
            output.WriteLine(FormattableString.Invariant(
                $"{one.Ndcg:F2}/{one.Recall:F2} \"{query.Asked.Text}\" [{query.Asked.Template}] tier {found.FallbackTier}, fit {query.Grades.Values.Count(grade => grade == 3)}; role {criteria.Role?.Title}; keywords {string.Join('|', criteria.Should.Keywords)}; skills {string.Join('|', criteria.Should.SkillsOrTools)}; firms {string.Join('|', criteria.Must.CompanyNorm)}; not {string.Join('|', criteria.Exclude.CompanyNorm)}|{string.Join('|', criteria.Exclude.Keywords)}; places {string.Join('|', criteria.Places.Select(place => place.Name))}"));
            foreach (var person in found.People.Take(4).Concat(found.People.Where(person => query.Grades.GetValueOrDefault(person.ProfileId) == 3).Take(1)))
            {
                output.WriteLine(FormattableString.Invariant(
                    $"      {query.Grades.GetValueOrDefault(person.ProfileId)}: {string.Join(" / ", byId[person.ProfileId].Cards.Select(card => card.Title))} = {string.Join(", ", person.Contributions.Select(term => $"{term.Name} {term.Value:F3}"))}"));
            }
        }
    }
}
