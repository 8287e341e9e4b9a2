using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Features.Search.Page.Asking;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Tests.Web.Pages.Search;

public sealed class ResultStateTests
{
    private const string Query = "engineer at Google in Mumbai, 2020–2023";

    [Theory]
    [InlineData(0, Query, null)]
    [InlineData(1, Query, "the time (2020–2023) no longer leaves")]
    [InlineData(2, Query, "the time (2020–2023) and the place (Mumbai) no longer leave")]
    [InlineData(3, Query, "the time (2020–2023), the place (Mumbai) and the firm (Google) no longer leave")]
    [InlineData(3, "engineer in Mumbai or Pune", "the place (Mumbai or Pune) no longer leaves")]
    [InlineData(3, "engineer", null)]
    [InlineData(2, "engineer at Google", null)]
    public void Notice_NamesOnlyWhatTheQueryHad(int tier, string query, string? notice)
    {
        var said = RelaxedNotice.Of(tier, People.Read(query));

        if (notice is null)
        {
            said.ShouldBeNull();
        }
        else
        {
            said!.ShouldContain(notice);
        }
    }

    [Fact]
    public void Parts_Rounded_StillAddUp()
    {
        Contribution[] terms = [new("lexical", 0.33333), new("parent_best", 0.33333), new("should", 0.33334), new("missing_date", -0.15555), new("clamp", 0.00055)];

        var parts = ScoreParts.Of(terms);

        parts.Sum(part => part.Points).ShouldBe(Math.Round((decimal)terms.Sum(term => term.Value) * 100, 1));
        parts.ShouldAllBe(part => Math.Abs((double)part.Points - (terms[parts.ToList().IndexOf(part)].Value * 100)) < 0.11);
        parts[3].Signed.ShouldStartWith("−15.");
        parts[3].Spoken.ShouldStartWith("minus 15.");
        parts[0].Spoken.ShouldStartWith("plus 33.");
    }

    [Fact]
    public void Parts_InTheBar_LieEndToEndAndWhatIsTakenAwayLiesOverTheEnd()
    {
        var parts = ScoreParts.Of([new("lexical", 0.6), new("parent_best", 0.2), new("location_mismatch", -0.15)]);

        (parts[0].From, parts[0].Width, parts[1].From, parts[1].Width).ShouldBe((0, 60, 60, 20));
        (parts[2].From, parts[2].Width).ShouldBe((65, 15));
        ScoreParts.Of([new("lexical", 1.5), new("should", 0.5)]).Sum(part => part.Width).ShouldBe(100, 1e-9);
        ScoreParts.Of([new("missing_date", -0.15), new("clamp", 0.15)]).ShouldAllBe(part => part.From >= 0 && part.From + part.Width <= 100);
        ScoreParts.Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void Search_WithMore_KeepsTheOrderOfRanksAndNobodyTwice()
    {
        var search = new ShownSearch(People.Answer(6, 14), new PeopleRequest());
        search.Next.ShouldBe(6);

        search.Add(new MoreAnswer([People.Person(6), People.Person(9), People.Person(7)], 1), 6);

        search.People.Select(person => person.Rank).ShouldBe([1, 2, 3, 4, 5, 6, 7, 9]);
        (search.Reached, search.Next, search.Charged).ShouldBe((12, 2, 7));
        search.Add(new MoreAnswer([], 0), 12);
        search.Next.ShouldBe(0);
    }

    [Fact]
    public void Search_ReasonsThatCome_AreShownOnceAndOfItsPeopleOnly()
    {
        var search = new ShownSearch(People.Answer(2, 2, state: ReasonsStates.Pending), new PeopleRequest());

        search.Apply(new ReasonsChange(search.Id, People.Person(1).Id, ["Better"])).ShouldBeTrue();
        search.Apply(new ReasonsChange(Guid.Empty, People.Person(2).Id, ["Not mine"])).ShouldBeFalse();
        search.Apply(new ReasonsChange(search.Id, Guid.Empty, ["Nobody"])).ShouldBeFalse();

        search.People[0].WhyMatched.ShouldBe(["Better"]);
        search.IsWriting.ShouldBeTrue();
        search.Apply(new ReasonsChange(search.Id, People.Person(2).Id, ["Too"]));
        search.IsWriting.ShouldBeFalse();
    }

    [Fact]
    public void Facets_Chosen_NarrowWhatIsShown()
    {
        FoundPerson[] people = [People.Person(1, open: true), People.Person(2, place: "Bangalore"), People.Person(3, firm: "Nordwind GmbH", place: "Bengaluru, India"), People.Person(4, firm: "Kiesel")];
        var facets = new ResultFacets();

        facets.Of(FacetKind.Place, people).Select(value => (value.Label, value.Count)).ShouldBe([("Bangalore", 2), ("Berlin", 2)], ignoreOrder: true);
        facets.Of(FacetKind.Firm, people).Select(value => (value.Label, value.Count)).ShouldBe([("Nordwind", 3), ("Kiesel", 1)]);
        facets.Of(FacetKind.Kind, people).ShouldBeEmpty("a value that all have tells nobody apart");
        facets.Toggle(facets.Of(FacetKind.Place, people).Single(value => value.Label == "Bangalore"));
        facets.Narrow(people).Select(person => person.Rank).ShouldBe([2, 3]);
        facets.Toggle(facets.Of(FacetKind.Availability, people).Single());
        facets.Narrow(people).ShouldBeEmpty();
        facets.Clear();
        facets.Narrow(people).Count.ShouldBe(4);
    }

    [Fact]
    public void Tray_HoldsTwoToFour()
    {
        var tray = new CompareTray();
        var ids = Enumerable.Range(1, 5).Select(rank => People.Person(rank).Id).ToList();
        tray.Toggle(ids[0]);
        tray.IsReady.ShouldBeFalse();

        ids.Skip(1).Take(3).ShouldAllBe(id => tray.Toggle(id));

        (tray.IsReady, tray.IsFull).ShouldBe((true, true));
        tray.Toggle(ids[4]).ShouldBeFalse();
        tray.Toggle(ids[0]).ShouldBeTrue();
        tray.People.ShouldBe(ids.Skip(1).Take(3));
        tray.Among([People.Person(3)]).Select(person => person.Rank).ShouldBe([3]);
    }

    [Theory]
    [InlineData(SearchEnd.NotEnough, true, "needs 6 credits and you have 2")]
    [InlineData(SearchEnd.TooMany, false, "Wait 30 seconds")]
    [InlineData(SearchEnd.EncoderDown, false, "Nothing was charged")]
    [InlineData(SearchEnd.Expired, true, "older than a day")]
    [InlineData(SearchEnd.Missing, true, "no such search")]
    [InlineData(SearchEnd.InFlight, false, "charged once")]
    [InlineData(SearchEnd.ContactNotOffered, true, "Nothing was charged")]
    public void Notice_OfAnEnd_SaysWhatToDoAndWhetherAnotherTryIsTheSame(SearchEnd end, bool isOver, string words)
    {
        SearchNotice.Of(new SearchOutcome<SearchAnswer>(end, null, 6, 2, TimeSpan.FromSeconds(30))).Text.ShouldContain(words);
        SearchNotice.IsOver(end).ShouldBe(isOver);
    }

    [Fact]
    public void EmptySteps_AreConditionsThatAreNeverRelaxed()
    {
        var steps = EmptySteps.Of(People.Read("engineer at Google in Mumbai, open to work, 2020–2023, not freelance"));

        steps.Select(chip => chip.Text).ShouldBe(["Open to work", "freelance"]);
    }
}
