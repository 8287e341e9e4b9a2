using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Search.WhyNot;

/// <summary>
/// Against brute force: every subset of the conditions is taken out of the query by the test's own hand and the search is made again. What the finder
/// says really admits, nothing smaller does, nothing of that size is left out, and its numbers are those of the search.
/// </summary>
public sealed class WhyNotProperties
{
    private const int People = 60;
    private const int Shown = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Answer_OverRandomPeopleAndQueries_IsWhatTheSearchItselfSays(int seed)
    {
        var random = new Random(seed);
        var made = new RandomPeople(random);
        using var people = await PeopleIndexFixture.OfAsync([.. Enumerable.Range(1, People).Select(made.Person)]);
        // Others stand in later parts, and their former selves are dead in the first.
        await people.ChangeAsync([.. Enumerable.Range(1, 9).Select(number => made.Person(number * 6).Change())]);
        var finder = new WhyNotFinder(people.Index, people.Store, null!, NullLogger<WhyNotFinder>.Instance);
        var (kept, relaxed, lost, deep) = (0, 0, 0, 0);
        for (var round = 0; round < 12; round++)
        {
            var query = made.Query();
            var all = await AllAsync(people, query);
            foreach (var id in Enumerable.Range(1, People).Select(number => new Someone(number).Id))
            {
                var answer = finder.Of(id, query, Shown, Token);
                answer.FallbackTier.ShouldBe(all[0].Tier);
                if (all[0].Ids.IndexOf(id) is >= 0 and var now)
                {
                    answer.State.ShouldBe(now < Shown ? "shown" : "ranked_below");
                    (answer.Place!.Rank, answer.Place.RankIsExact).ShouldBe((now + 1, true));
                    answer.Place.Score.ShouldBe(all[0].Scores[now], 1e-6);
                    answer.LastShownScore!.Value.ShouldBe(all[0].Scores[Math.Min(Shown, all[0].Ids.Count) - 1], 1e-6);
                    answer.Changes.ShouldBeEmpty();
                    deep += now >= query.Most ? 1 : 0;
                    continue;
                }

                answer.State.ShouldBe("kept_out");
                var smallest = all.Where(one => one.Ids.Contains(id)).GroupBy(one => one.Dropped.Count).MinBy(size => size.Key)!.ToList();
                answer.Changes.Count.ShouldBe(Math.Min(8, smallest.Count));
                answer.Changes.Select(change => change.Adds).ShouldBeInOrder();
                foreach (var change in answer.Changes)
                {
                    var names = change.Drop.Select(one => $"{one.Kind} {string.Join(',', one.Values)}").ToHashSet();
                    var expected = smallest.Single(one => one.Dropped.SetEquals(names));
                    change.Adds.ShouldBe(expected.Ids.Except(all[0].Ids).Count());
                    change.Loses.ShouldBe(all[0].Ids.Except(expected.Ids).Count());
                    change.FallbackTier.ShouldBe(expected.Tier);
                    (change.Place.Rank, change.Place.RankIsExact).ShouldBe((expected.Ids.IndexOf(id) + 1, true));
                    change.Place.IsShown.ShouldBe(expected.Ids.IndexOf(id) < Shown);
                    (await people.SearchAsync(change.Apply(query) with { Most = 1_000 })).People.Select(person => person.ProfileId).ShouldBe(expected.Ids);
                    lost += change.Loses > 0 ? 1 : 0;
                }

                kept++;
                relaxed += all[0].Tier > 0 ? 1 : 0;
            }
        }

        // The rounds meant something: people were kept out, also of relaxed searches, and ranked far down.
        kept.ShouldBeGreaterThan(50);
        relaxed.ShouldBeGreaterThan(0);
        deep.ShouldBeGreaterThan(0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{kept} kept out, {relaxed} of a relaxed search, {lost} changes that take others away, {deep} far down");
    }

    private static async Task<List<Found>> AllAsync(PeopleIndexFixture people, PeopleQuery query)
    {
        var conditions = Conditions(query);
        var all = new List<Found>();
        foreach (var mask in Enumerable.Range(0, 1 << conditions.Count))
        {
            var (changed, dropped) = (query with { Most = 1_000 }, new HashSet<string>());
            foreach (var (name, without) in conditions.Where((_, index) => (mask >> index & 1) != 0))
            {
                changed = without(changed);
                dropped.Add(name);
            }

            var found = await people.SearchAsync(changed);
            all.Add(new Found(dropped, found.FallbackTier, [.. found.People.Select(person => person.ProfileId)], [.. found.People.Select(person => person.Score)]));
        }

        return all;
    }

    // By hand, not by the code under test.
    private static List<(string Name, Func<PeopleQuery, PeopleQuery> Without)> Conditions(PeopleQuery query)
    {
        var found = new List<(string, Func<PeopleQuery, PeopleQuery>)>();
        var must = query.Criteria.Must;
        Must(must.City is not null, $"place {must.City}", rest => rest with { City = null });
        Must(must.TimeEnd is not null, $"time {must.TimeStart},{must.TimeEnd}", rest => rest with { TimeStart = null, TimeEnd = null });
        Must(must.CompanyNorm.Count > 0, "company kiesel,nordwind", rest => rest with { CompanyNorm = [] });
        Must(must.TeamNorm.Count > 0, "team payments", rest => rest with { TeamNorm = [] });
        Must(must.Domain.Count > 0, $"domain {string.Join(',', must.Domain)}", rest => rest with { Domain = [] });
        Must(must.EmploymentType.Count > 0, "employment contract", rest => rest with { EmploymentType = [] });
        Must(must.SeniorityLevel.Count > 0, "seniority senior", rest => rest with { SeniorityLevel = [] });
        Must(must.IntentPrimary.Count > 0, "intent project", rest => rest with { IntentPrimary = [] });
        Must(must.IsCurrent is not null, $"current {(must.IsCurrent == true ? "current" : "past")}", rest => rest with { IsCurrent = null });
        foreach (var word in query.Criteria.Exclude.Keywords)
        {
            found.Add(($"exclude_keyword {word}", rest => Excluding(rest, exclude => exclude with { Keywords = [.. exclude.Keywords.Where(other => other != word)] })));
        }

        foreach (var firm in query.Criteria.Exclude.CompanyNorm)
        {
            found.Add(($"exclude_company {firm}", rest => Excluding(rest, exclude => exclude with { CompanyNorm = [] })));
        }

        Request(query.OpenToWorkOnly, "open_to_work ", rest => rest with { OpenToWorkOnly = false });
        Request(query.OpenToWorkOnly && query.PreferredLocations.Count > 0, "preferred_places Pune", rest => rest with { PreferredLocations = [] });
        Request(query.SalaryMax is not null, "salary 2000000", rest => rest with { SalaryMax = null });
        return found;

        void Must(bool asked, string name, Func<MustCriteria, MustCriteria> without) =>
            Request(asked, name, rest => rest with { Criteria = rest.Criteria with { Must = without(rest.Criteria.Must) } });

        void Request(bool asked, string name, Func<PeopleQuery, PeopleQuery> without)
        {
            if (asked)
            {
                found.Add((name, without));
            }
        }
    }

    private static PeopleQuery Excluding(PeopleQuery query, Func<ExcludeCriteria, ExcludeCriteria> change) =>
        query with { Criteria = query.Criteria with { Exclude = change(query.Criteria.Exclude) } };

    private sealed record Found(HashSet<string> Dropped, int Tier, List<Guid> Ids, List<double> Scores);
}
