using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Tests.Web.Pages.Search;

public sealed class ChipEditorTests
{
    private const string Query = "Backend engineer with Python at Google in Mumbai or Pune, open to work, 2020–2023, 24 LPA, not freelance";

    [Fact]
    public void Chips_OfAQuery_StandInTheirGroups()
    {
        var editor = Editor(Query);

        Texts(editor, ChipGroup.Must).ShouldBe(["Google", "Mumbai", "Pune", "2020–2023", "Open to work", "Offer ₹24 lakh a year"]);
        Texts(editor, ChipGroup.Should).ShouldBe(["Backend Engineer", "Python"]);
        Texts(editor, ChipGroup.Not).ShouldBe(["freelance"]);
        editor.IsChanged.ShouldBeFalse();
    }

    [Fact]
    public void Remove_Skill_IsSearchedForNoMore()
    {
        var editor = Editor(Query);

        editor.Remove(Chip(editor, "Python"));

        editor.Current.Should.SkillsOrTools.ShouldBeEmpty();
        editor.Current.SearchPhrases.ShouldNotContain(phrase => phrase.Contains("Python", StringComparison.OrdinalIgnoreCase));
        editor.Current.QueryEmbeddingText.ShouldNotContain("Python", Case.Insensitive);
        editor.Current.SearchPhrases.ShouldContain("backend engineer");
        editor.IsChanged.ShouldBeTrue();
        editor.Said.ShouldBe("“Python” removed.");
    }

    [Fact]
    public void Remove_Role_TakesItsWordToo()
    {
        var editor = Editor("backend engineer with Python");

        editor.Remove(Chip(editor, "Backend Engineer"));

        editor.Current.Role.ShouldBeNull();
        editor.Current.Should.Keywords.ShouldBeEmpty();
        editor.Current.SearchPhrases.ShouldBe(["Python"]);
    }

    [Fact]
    public void Remove_FirstOfTwoPlaces_LeavesTheOther()
    {
        var editor = Editor(Query);

        editor.Remove(Chip(editor, "Mumbai"));

        editor.Current.Places.Select(place => place.Name).ShouldBe(["Pune"]);
        (editor.Current.Must.City, editor.Current.Must.LocationText, editor.Current.Must.Country).ShouldBe(("Pune", "Pune", "India"));
        editor.Remove(Chip(editor, "Pune"));
        (editor.Current.Must.City, editor.Current.Must.LocationText, editor.Current.Must.Country).ShouldBe((null, null, null));
        editor.Current.Places.ShouldBeEmpty();
    }

    [Fact]
    public void Remove_EachChip_LeavesNothing()
    {
        var editor = Editor(Query);
        while (editor.Chips.Count > 0)
        {
            var left = editor.Chips.Count;
            editor.Remove(editor.Chips[0]);
            editor.Chips.Count.ShouldBe(left - 1);
        }

        editor.Current.SearchPhrases.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Mumbai")]
    [InlineData("Google")]
    public void Move_ToShouldAndBack_IsTheSameCondition(string text)
    {
        var editor = Editor(Query);

        editor.Move(Chip(editor, text));
        var wish = Chip(editor, text);
        wish.Group.ShouldBe(ChipGroup.Should);
        editor.Said.ShouldBe($"“{text}” moved to should.");
        editor.Move(wish);

        Chip(editor, text).Group.ShouldBe(ChipGroup.Must);
        Texts(editor, ChipGroup.Must).Order().ShouldBe(Texts(Editor(Query), ChipGroup.Must).Order());
    }

    [Fact]
    public void Move_UnknownWordToMust_IsAField()
    {
        var editor = Editor("engineer in fintech");
        var word = editor.Chips.Single(chip => chip.Kind == ChipKind.Word);

        editor.Move(word);

        editor.Current.Must.Domain.ShouldBe(["fintech"]);
        editor.Current.Should.Keywords.ShouldNotContain("fintech");
    }

    [Fact]
    public void Move_Skill_IsNotOffered() => Chip(Editor(Query), "Python").OtherGroup.ShouldBeNull();

    [Fact]
    public void Edit_Place_ChangesTheFilter()
    {
        var editor = Editor(Query);

        editor.Edit(Chip(editor, "Mumbai"), "Bangalore").ShouldBeTrue();

        editor.Current.Places[0].Within.ShouldContain("bengaluru");
        editor.Current.Must.City.ShouldBe("Bengaluru");
        editor.Current.Places.Select(place => place.Name).ShouldBe(["Bangalore", "Pune"]);
    }

    [Theory]
    [InlineData("since 2019", "2019-01-01", "2026-11-20")]
    [InlineData("2018-2019", "2018-01-01", "2019-12-31")]
    [InlineData("2021", "2021-01-01", "2021-12-31")]
    [InlineData("last two years", "2024-11-20", "2026-11-20")]
    public void Edit_Time_IsReadAsInAQuery(string text, string start, string end)
    {
        var editor = Editor(Query);

        editor.Edit(Chip(editor, "2020–2023"), text).ShouldBeTrue();

        (editor.Current.Must.TimeStart, editor.Current.Must.TimeEnd).ShouldBe((start, end));
    }

    [Fact]
    public void Edit_WhatIsNotUnderstood_SaysSoAndChangesNothing()
    {
        var editor = Editor(Query);
        var before = editor.Current;

        editor.Edit(Chip(editor, "2020–2023"), "some day").ShouldBeFalse();
        editor.Fault.ShouldBe(ChipReading.NoTime);
        editor.Edit(Chip(editor, "Python"), "   ").ShouldBeFalse();
        editor.Fault.ShouldBe("Write what it should be.");
        editor.Add(ChipGroup.Must, ChipKind.Seniority, "wizard").ShouldBeFalse();
        editor.Fault!.ShouldStartWith("One of: intern");
        editor.Add(ChipGroup.Must, ChipKind.Salary, "much").ShouldBeFalse();
        editor.Fault.ShouldBe(ChipReading.NoSalary);

        editor.Current.ShouldBe(before);
        editor.CanUndo.ShouldBeFalse();
    }

    [Fact]
    public void Add_EachKind_IsThere()
    {
        var editor = Editor("nurse");

        editor.Add(ChipGroup.Must, ChipKind.Seniority, "Senior").ShouldBeTrue();
        editor.Add(ChipGroup.Must, ChipKind.Employment, "Full-time").ShouldBeTrue();
        editor.Add(ChipGroup.Must, ChipKind.Salary, "24 LPA").ShouldBeTrue();
        editor.Add(ChipGroup.Must, ChipKind.Place, "Pune").ShouldBeTrue();
        editor.Add(ChipGroup.Must, ChipKind.OpenToWork, "").ShouldBeTrue();
        editor.Add(ChipGroup.Must, ChipKind.Firm, "I.B.M. Corp.").ShouldBeTrue();
        editor.Add(ChipGroup.Should, ChipKind.Skill, "Triage").ShouldBeTrue();
        editor.Add(ChipGroup.Not, ChipKind.Firm, "Acme Ltd").ShouldBeTrue();

        var must = editor.Current.Must;
        must.SeniorityLevel.ShouldBe(["senior"]);
        must.EmploymentType.ShouldBe(["full_time"]);
        must.OfferSalaryInrPerYear.ShouldBe(2_400_000);
        must.City.ShouldBe("Pune");
        must.OpenToWorkOnly.ShouldBe(true);
        must.CompanyNorm.ShouldHaveSingleItem();
        editor.Current.Should.SkillsOrTools.ShouldBe(["Triage"]);
        editor.Current.Exclude.CompanyNorm.ShouldBe(["acme"]);
        editor.Current.SearchPhrases.ShouldContain(phrase => phrase.Contains("Triage", StringComparison.Ordinal));
    }

    [Fact]
    public void Add_FourthFirm_IsRefusedWithAReason()
    {
        var editor = Editor("nurse");
        foreach (var firm in new[] { "Acme", "Kiesel", "Nordwind" })
        {
            editor.Add(ChipGroup.Must, ChipKind.Firm, firm).ShouldBeTrue();
        }

        editor.Add(ChipGroup.Must, ChipKind.Firm, "Halden").ShouldBeFalse();

        editor.Fault!.ShouldContain("3 already");
        editor.Current.Must.CompanyNorm.ShouldBe(["acme", "kiesel", "nordwind"]);
    }

    [Fact]
    public void Undo_AfterSteps_ComesBackToTheBeginning()
    {
        var editor = Editor(Query);
        editor.Remove(Chip(editor, "Python"));
        editor.Move(Chip(editor, "Mumbai"));

        editor.Undo();
        editor.Undo();
        editor.Undo();

        editor.IsChanged.ShouldBeFalse();
        editor.CanUndo.ShouldBeFalse();
        editor.Current.ShouldBe(Editor(Query).Current, new CriteriaComparer());
    }

    [Fact]
    public void Edit_HostileText_IsCleanedAndCut()
    {
        var editor = Editor("nurse");

        editor.Add(ChipGroup.Should, ChipKind.Word, "<img src=x onerror=alert(1)>\u202e").ShouldBeTrue();

        editor.Current.Should.Keywords.ShouldContain("<img src=x onerror=alert(1)>");
        editor.Add(ChipGroup.Should, ChipKind.Word, new string('x', 101)).ShouldBeFalse();
    }

    private static ChipEditor Editor(string query) => new(People.Read(query), People.Time);

    private static Chip Chip(ChipEditor editor, string text) => editor.Chips.First(chip => chip.Text == text);

    private static IEnumerable<string> Texts(ChipEditor editor, ChipGroup group) => editor.Chips.Where(chip => chip.Group == group).Select(chip => chip.Text);

    private sealed class CriteriaComparer : IEqualityComparer<SearchCriteria>
    {
        public bool Equals(SearchCriteria? x, SearchCriteria? y) => System.Text.Json.JsonSerializer.Serialize(x) == System.Text.Json.JsonSerializer.Serialize(y);

        public int GetHashCode(SearchCriteria obj) => 0;
    }
}
