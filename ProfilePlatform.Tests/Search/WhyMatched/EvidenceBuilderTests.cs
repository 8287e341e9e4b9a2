using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Tests.Search.WhyMatched;

public sealed class EvidenceBuilderTests
{
    [Fact]
    public void Build_OfCards_TakesTheBestOne()
    {
        var evidence = EvidenceBuilder.Build(EvidenceOf.Engineer, EvidenceOf.Payments);

        (evidence.PersonId, evidence.Headline, evidence.Company, evidence.Location, evidence.Time, evidence.Domain)
            .ShouldBe((EvidenceOf.Person, "Backend Engineer", "Flipkart", "Pune, India", "2020-01–2023-06", "payments"));
        evidence.Summary.ShouldBe("Built the payments platform in Go for a marketplace.");
        evidence.Outcomes.ShouldBe(["Cut checkout latency by 40%", "Moved reconciliation from nightly jobs to Kafka streams."]);
        evidence.Items.Where(item => item.CardId == EvidenceOf.Second).Select(item => item.Field).ShouldBe(["title", "company_name", "location", "dates"]);
        evidence.Items.ShouldAllBe(item => item.Contribution == (item.Field == "outcome" ? "child_best" : "parent_best"));
    }

    [Fact]
    public void Build_MoreThanTheCaps_LeavesOutTheRest()
    {
        var source = EvidenceOf.Engineer with
        {
            Cards = [.. Enumerable.Range(0, 5).Select(number => new EvidenceCard { Id = EvidenceOf.First, Title = $"Engineer {number}", Summary = $"Summary {number}." })],
            Children = [.. Enumerable.Range(0, 5).Select(child => EvidenceOf.Child(EvidenceOf.First, [.. Enumerable.Range(0, 40).Select(item => ($"Title {child} {item}", $"Text {child} {item}"))]))],
        };

        var evidence = EvidenceBuilder.Build(source, EvidenceOf.Payments);

        evidence.Items.Where(item => item.Field == "title").Select(item => item.Text).ShouldBe(["Engineer 0", "Engineer 1"]);
        evidence.ChildEvidence.Count.ShouldBe(2);
        evidence.ChildEvidence.ShouldAllBe(child => child.Titles.Count <= 6 && child.Descriptions.Count <= 6);
        evidence.Outcomes.Count.ShouldBe(6);
        evidence.Items.Count(item => item.Field == "outcome").ShouldBe(6);
    }

    [Fact]
    public void Build_LongTexts_AreCutAtAWord()
    {
        var words = string.Join(' ', Enumerable.Repeat("lengthy", 60));
        var source = EvidenceOf.Card(words, words + " summary", words, EvidenceOf.Child(EvidenceOf.First, (new string('é', 400), "outcome " + words)));

        var evidence = EvidenceBuilder.Build(source, EvidenceOf.Payments);

        evidence.Headline.Length.ShouldBeInRange(190, 200);
        evidence.Headline.ShouldEndWith("lengthy");
        evidence.Summary.Length.ShouldBeInRange(190, 200);
        evidence.Outcomes.Count.ShouldBe(2);
        evidence.Outcomes.ShouldAllBe(text => text.Length <= 150);
        evidence.Outcomes[1].ShouldEndWith("lengthy");
    }

    [Fact]
    public void Build_TextsThatAreHeldByOthers_ComeOnce()
    {
        var source = EvidenceOf.Card("Clerk", "Ran the archive of the town hall.", "",
            EvidenceOf.Child(EvidenceOf.First, ("Ran the archive", "ran the ARCHIVE of the town hall!"), ("Go", "Good order in all 40 rooms"), ("Indexed maps", "Indexed maps")),
            EvidenceOf.Child(EvidenceOf.First, ("Indexed maps", "")));

        var evidence = EvidenceBuilder.Build(source, EvidenceOf.Payments);

        evidence.Outcomes.ShouldBe(["Go", "Indexed maps", "Good order in all 40 rooms"]);
        evidence.ChildEvidence.Count.ShouldBe(1);
    }

    [Fact]
    public void Build_PartWithoutItems_ShowsTheDocumentsWords()
    {
        var evidence = EvidenceBuilder.Build(EvidenceOf.Card("Clerk", children: EvidenceOf.Child(EvidenceOf.First) with { RawText = "Kept\n  the books" }), EvidenceOf.Payments);

        evidence.Outcomes.ShouldBe(["Kept the books"]);
        evidence.ChildEvidence.ShouldHaveSingleItem().Descriptions.ShouldBe(["Kept the books"]);
    }

    [Theory]
    [InlineData("2020-01-01", "2023-06-30", false, "2020-01–2023-06")]
    [InlineData("2020-01-01", "2023-06-30", true, "since 2020-01")]
    [InlineData("2020-01-01", null, false, "2020-01")]
    [InlineData(null, "2023-06-30", false, "until 2023-06")]
    [InlineData(null, null, false, "")]
    [InlineData("20", "", false, "")]
    public void Build_Dates_AreMonths(string? start, string? end, bool current, string time)
    {
        var card = new EvidenceCard { Id = EvidenceOf.First, StartDate = start, EndDate = end, IsCurrent = current };

        EvidenceBuilder.Build(EvidenceOf.Card("") with { Cards = [card] }, EvidenceOf.Payments).Time.ShouldBe(time);
    }

    [Theory]
    [InlineData("engineers", "")]
    [InlineData("engineers open to work", "Open to work, in Pune or Mumbai")]
    [InlineData("engineers 20 LPA", "Asks for ₹18 lakh a year or more")]
    [InlineData("engineers 10 LPA", "")]
    public void Build_WhatAPersonWants_IsEvidenceOnlyWhereAsked(string query, string expected)
    {
        var wishes = EvidenceOf.Build(EvidenceOf.Engineer, query).Items.Where(item => item.CardId == Guid.Empty).ToList();

        string.Join(',', wishes.Select(item => item.Text)).ShouldBe(expected);
        wishes.ShouldAllBe(item => item.Contribution == "filter");
    }

    [Fact]
    public void Build_NothingKnown_IsEmpty()
    {
        var evidence = EvidenceBuilder.Build(EvidenceOf.Card("") with { Cards = [] }, EvidenceOf.Payments);

        (evidence.Headline, evidence.Summary, evidence.Items.Count, evidence.Outcomes.Count).ShouldBe(("", "", 0, 0));
    }
}
