using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Tests.Search.Index;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Search.WhyNot;

/// <summary>Why somebody is not shown, in words, for whom it may be said, and of whom.</summary>
public sealed class WhyNotFinderTests : IAsyncLifetime
{
    private static readonly Viewer Member = new(Guid.Parse("0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30"), false, "member");

    private PlatformDatabaseFixture _platform = null!;
    private PeopleIndexFixture _people = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WhyNotFinder Finder => new(_people.Index, _people.Store, _platform.Contexts, NullLogger<WhyNotFinder>.Instance);

    public async ValueTask InitializeAsync()
    {
        _platform = await PlatformDatabaseFixture.CreateAsync(Token);
        _people = await PeopleIndexFixture.OfAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _people.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task CityAlone_KeepsSomebodyOut_SaysWhatRelaxingItAdds()
    {
        await AddAsync([.. Enumerable.Range(1, 3).Select(number => Engineer(number, "Pune")), .. Enumerable.Range(4, 4).Select(number => Engineer(number, "Berlin"))]);
        var answer = await AnswerAsync(4, Query(must => must with { City = "Pune" }));

        answer.State.ShouldBe("kept_out");
        var change = answer.Changes.ShouldHaveSingleItem();
        WhyNotWords.Of(change).ShouldBe("the place (Pune) only; relaxing it adds 4 people");
        answer.Cards.ShouldHaveSingleItem().Fails.ShouldHaveSingleItem().Kind.ShouldBe("place");
        answer.Summary.ShouldStartWith("Kept out by the place (Pune) only; relaxing it adds 4 people; they would rank ");
    }

    [Fact]
    public async Task RelaxedCondition_IsNotToBlame()
    {
        await AddAsync(Engineer(1, "Pune"), Engineer(2, "Berlin"), Engineer(3, "Berlin", card => card.EmploymentType = "contract"));
        var query = Query(must => must with { City = "Pune", EmploymentType = ["contract"] }, minResults: 15);

        var answer = await AnswerAsync(2, query);

        answer.FallbackTier.ShouldBe(3);
        answer.Changes.ShouldHaveSingleItem().Drop.ShouldHaveSingleItem().Kind.ShouldBe("employment");
        answer.Cards[0].Fails.ShouldHaveSingleItem().Kind.ShouldBe("employment");
    }

    [Fact]
    public async Task NoCondition_KeepsThemOut_SaysRankScoreAndWhatTheyLack()
    {
        await AddAsync([.. Enumerable.Range(1, 40).Select(number => Engineer(number, "Pune"))]);
        var answer = await AnswerAsync(33, Query(must => must with { City = "Pune" }), shown: 2);

        answer.State.ShouldBe("ranked_below");
        answer.Changes.ShouldBeEmpty();
        var order = (await _people.SearchAsync(Query(must => must with { City = "Pune" }) with { Most = 100 })).People;
        answer.Place!.Rank.ShouldBe(1 + order.ToList().FindIndex(person => person.ProfileId == new Someone(33).Id));
        answer.Place.Rank.ShouldBeGreaterThan(24);
        answer.LastShownScore.ShouldBe(order[1].Score);
        answer.Lacks.ShouldContain(term => term.Name == "parent_best" && term.Theirs < term.LastShown);
        answer.Summary.ShouldStartWith($"No condition keeps them out: they rank {answer.Place.Rank} with ");
    }

    [Fact]
    public async Task ShownPerson_IsShown()
    {
        await AddAsync(Engineer(1, "Pune"));
        (await AnswerAsync(1, Query(must => must with { City = "Pune" }))).State.ShouldBe("shown");
    }

    [Fact]
    public async Task PersonWithoutCards_SaysSo()
    {
        await AddAsync(Engineer(1, "Pune"), new Someone(2));
        (await AnswerAsync(2, Query())).State.ShouldBe("no_cards");
    }

    [Theory]
    [InlineData("unlisted")]
    [InlineData("private")]
    [InlineData("disabled")]
    [InlineData("deleted")]
    [InlineData("missing")]
    public async Task HiddenPerson_IsAsOneWhoIsNotThere(string how)
    {
        var hidden = Engineer(2, "Berlin").With(profile =>
        {
            profile.Visibility = how switch { "unlisted" => Visibility.Unlisted, "private" => Visibility.Private, _ => Visibility.Public };
            profile.Enabled = how != "disabled";
            profile.DeletedAt = how == "deleted" ? DateTimeOffset.UnixEpoch : null;
        });
        if (how == "missing")
        {
            await _people.ChangeAsync(hidden.Change());
        }
        else
        {
            // The index still has them: the database has the last word.
            await AddAsync(hidden);
        }

        (await Finder.OfAsync(Member, hidden.Id, Query(must => must with { City = "Pune" }), 6, Token)).ShouldBeNull();
        (await new PeopleByName(_platform.Contexts).FindAsync(Member, "Person 2", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task MembersOnly_IsThereForMembersAlone()
    {
        await AddAsync(Engineer(1, "Berlin").With(profile => profile.Visibility = Visibility.Members));
        var query = Query(must => must with { City = "Pune" });

        (await Finder.OfAsync(Member, new Someone(1).Id, query, 6, Token)).ShouldNotBeNull();
        (await Finder.OfAsync(Viewer.Anonymous, new Someone(1).Id, query, 6, Token)).ShouldBeNull();
        (await new PeopleByName(_platform.Contexts).FindAsync(Viewer.Anonymous, "person", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ByName_FindsBeginningsOfNamesOnly_AndFew()
    {
        await AddAsync([.. Enumerable.Range(1, 12).Select(number => Engineer(number, "Pune"))]);
        var people = new PeopleByName(_platform.Contexts);

        (await people.FindAsync(Member, "pers", Token)).Count.ShouldBe(PeopleByName.Most);
        (await people.FindAsync(Member, "Person 11", Token)).ShouldHaveSingleItem().Id.ShouldBe(new Someone(11).Id);
        foreach (var nobody in new[] { "", "  ", "erson", "engineer", "%", "Person \" OR" })
        {
            (await people.FindAsync(Member, nobody, Token)).ShouldBeEmpty(nobody);
        }
    }

    private async Task<WhyNotAnswer> AnswerAsync(int number, PeopleQuery query, int shown = 6) =>
        (await Finder.OfAsync(Member, new Someone(number).Id, query, shown, Token))!;

    private async Task AddAsync(params Someone[] people)
    {
        await _platform.Writer.WriteAsync((db, _) =>
        {
            foreach (var person in people)
            {
                person.Profile.DirectoryText = $"person {PeopleIndexFixture.Number(person.Id)} engineer";
                db.Add(person.Profile);
            }

            return Task.CompletedTask;
        }, Token);
        await _people.ChangeAsync([.. people.Select(person => person.Change())]);
    }

    private static Someone Engineer(int number, string city, Action<ExperienceCard>? change = null) =>
        new Someone(number).Card("Engineer", 0.9f - (0.01f * number), card =>
        {
            card.City = city;
            change?.Invoke(card);
        });

    private static PeopleQuery Query(Func<MustCriteria, MustCriteria>? change = null, int minResults = 1)
    {
        var query = PeopleIndexFixture.Query(new SearchCriteria { Must = change?.Invoke(new()) ?? new() });
        return query with { Ranking = query.Ranking with { MinResults = minResults } };
    }
}
