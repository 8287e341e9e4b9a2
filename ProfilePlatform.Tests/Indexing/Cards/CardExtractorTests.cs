using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Tests.Documents;

namespace ProfilePlatform.Tests.Indexing.Cards;

public sealed class CardExtractorTests
{
    public static TheoryData<string> Tuned => [.. ResumeFiles.Names("tuned")];

    [Theory]
    [MemberData(nameof(Tuned))]
    public void Extract_Fixture_GivesItsCards(string name)
    {
        var score = ResumeFiles.Score(name);
        score.Wrong.ShouldBeEmpty();
        score.Spurious.ShouldBeEmpty();
    }

    [Fact]
    public async Task Extract_RenderCvFiles_AgreeWithTheirSource()
    {
        var (right, fields) = (0, 0);
        foreach (var pdf in RenderCv.Files())
        {
            var text = await Reading.TextAsync(pdf);
            var score = CardScore.Of(RenderCv.Truth(Path.ChangeExtension(pdf, ".yaml")), CardExtractor.Extract(text, LocalSectionSplitter.Split(text)));
            (right, fields) = (right + score.Right, fields + score.Fields);
        }

        fields.ShouldBeGreaterThan(0);
        ((double)right / fields).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Extract_SentenceThatEndsInItsDate_IsKeptWhole()
    {
        var card = Cards("# Projects\n\n## Container Map\nA weekly map of empty containers, made for Nordzee Lines in 2017.\n").ShouldHaveSingleItem();

        card.Summary.ShouldEndWith("made for Nordzee Lines in 2017.");
    }

    [Theory]
    [InlineData("Acme Labs, Senior Engineer   Berlin, Germany   Jun 2023 – Present", "Senior Engineer", "Acme Labs")]
    [InlineData("Senior Engineer at Acme (2023–present)", "Senior Engineer", "Acme")]
    [InlineData("Senior Engineer | Acme | 2023 – now", "Senior Engineer", "Acme")]
    [InlineData("Senior Engineer\nAcme, Berlin, since 2023", "Senior Engineer", "Acme")]
    [InlineData("Acme, Berlin\nSenior Engineer\n2023 – present", "Senior Engineer", "Acme")]
    [InlineData("2023 – present\nSenior Engineer\nAcme", "Senior Engineer", "Acme")]
    [InlineData("Senior Engineer, Acme – Berlin, Germany\t2023 – present", "Senior Engineer", "Acme")]
    [InlineData("Acme — Senior Engineer (2023 – )", "Senior Engineer", "Acme")]
    [InlineData("Acme, Inc., Senior Engineer, 2023 – present", "Senior Engineer", "Acme, Inc.")]
    [InlineData("• Senior Engineer, Acme, 2023 – present", "Senior Engineer", "Acme")]
    [InlineData("Employer: Acme\nPosition: Senior Engineer\nPeriod: 2023 – present", "Senior Engineer", "Acme")]
    public void Extract_OneEntryInManyLayouts_IsTheSameCard(string entry, string title, string company)
    {
        var card = Cards($"Experience\n{entry}\n").ShouldHaveSingleItem();
        (card.Title, card.CompanyName).ShouldBe((title, company));
        card.StartDate.ShouldStartWith("2023-");
        (card.EndDate, card.IsCurrent).ShouldBe((null, true));
        card.SeniorityLevel.ShouldBe("senior");
    }

    [Fact]
    public void Extract_JobWithBullets_SortsThemIntoParts()
    {
        var card = Cards("""
            Experience
            Data Analyst, Fractal Analytics	Mumbai, India	Jul 2020 – Jun 2022
            • Reduced the time of a report from days to hours.
            • Keeps 40% of the figures.
            • Answers questions of the branches.
            • Technologies: Python, SQL
            """).ShouldHaveSingleItem();
        card.Children.Select(child => child.ChildType).ShouldBe(["responsibilities", "outcomes", "metrics", "tools"]);
        card.Children[^1].Items.Select(item => item.Title).ShouldBe(["Python", "SQL"]);
        card.Children[^1].RawText.ShouldBe("Technologies: Python, SQL");
        (card.City, card.Country, card.Domain, card.SubDomain).ShouldBe(("Mumbai", "India", "data", "analytics"));
        card.Summary.ShouldStartWith("Reduced the time of a report");
        card.SearchPhrases.Count.ShouldBeInRange(5, 15);
    }

    [Theory]
    [InlineData("Volunteering\nMentor, Red Cross, since 2019\n", "experience", "community", "volunteer")]
    [InlineData("Experience\nFounder, Acme, 2019 – 2021\n", "experience", "business", "")]
    [InlineData("Experience\nResearch Intern, Apple, Summer 2019\n", "experience", "work", "internship")]
    [InlineData("Education\nMSc Biology, University of Oslo, 2009\n", "education", "education", "")]
    [InlineData("Projects\nRiver gauges\t2019\nA network of gauges.\n", "project", "project", "")]
    [InlineData("Publications\nBerg T. Krill under ice. Polar Biology, 2021.\n", "publication", "research", "")]
    [InlineData("Patents\n1. Seal carrier (US Patent 11,234,567)\n", "patent", "achievement", "")]
    public void Extract_Section_SetsKindIntentAndEmployment(string text, string kind, string intent, string employment)
    {
        var card = Cards(text).ShouldHaveSingleItem();
        (card.Kind, card.IntentPrimary, card.EmploymentType).ShouldBe((kind, intent, employment));
    }

    [Fact]
    public void Extract_SameEntryTwice_HasOneSourceKey()
    {
        var first = Cards("Experience\nCook, Hotel Umi, 2019\n")[0];
        var again = Cards("Ann Lee\nann@example.org\n\nWork History\nCook, Hotel Umi, 2019\n• New words.\n")[0];
        again.SourceKey.ShouldBe(first.SourceKey);
    }

    [Fact]
    public void Extract_SpansOfCards_HoldTheEntry()
    {
        const string text = "Experience\nCook, Hotel Umi\n2015 – 2018\n• Soup.\n\nEngineer, Acme\n2019 – 2021\n• Cranes.\n";
        Cards(text).Select(card => card.Source.In(text)).ShouldBe(["Cook, Hotel Umi\n2015 – 2018\n• Soup.", "Engineer, Acme\n2019 – 2021\n• Cranes."]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Experience\n")]
    [InlineData("Experience\n• \n•\n")]
    [InlineData("I once worked somewhere. It was nice.")]
    public void Extract_NothingToTell_GivesNoCard(string text) => Cards(text).ShouldBeEmpty();

    private static IReadOnlyList<CardDraft> Cards(string text)
    {
        var document = new CanonicalText(text, [0]);
        return CardExtractor.Extract(document, LocalSectionSplitter.Split(document));
    }
}
