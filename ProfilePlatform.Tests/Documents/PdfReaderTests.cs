namespace ProfilePlatform.Tests.Documents;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Pdf_Sidebar_IsReadColumnByColumn()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("sidebar.pdf"))).Text;

        string[] inOrder =
        [
            "CONTACT", "SKILLS", "Finite element modelling of long-span bridges\n", "LANGUAGES", "EDUCATION", "2007 – 2011", "Meera Iyer", "PROFILE",
            "southern India, from concept to commissioning.\n", "EXPERIENCE", "Lead Structural Engineer\tApr 2018 – Present\n", "AWARDS",
        ];
        var places = inOrder.Select(words => text.IndexOf(words, StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place >= 0);
        places.ShouldBe(places.Order());
    }

    [Fact]
    public async Task Pdf_DatesOnTheRight_StayWithTheirLines()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("entries.pdf"))).Text;

        text.ShouldContain("Charge Nurse, Emergency Department\tJan 2019 – Present\nSt James’s University Hospital\tLeeds, UK\n");
        text.ShouldContain("Education\nUniversity of Leeds\tLeeds, UK\n");
        text.ShouldContain("Clinical\tTriage, ALS, cannulation, suturing\nSystems\tEPIC, SystmOne\n");
    }

    [Fact]
    public async Task Pdf_TwoColumnsUnderATitle_AreReadOneAfterTheOther()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("two-columns.pdf"))).Text;

        text.ShouldStartWith("Lucía Fernández – research statement\n\nThis statement");
        text.ShouldContain("over the next five years at the institute and in the field.\n");
        text.ShouldContain("The first experiment compares orchards with different irrigation histories; the second inoculates young trees with communities taken from old ones.\n");
    }

    [Fact]
    public async Task Pdf_ColumnsOfOneLineHeight_AreNotMistakenForNotes()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("same-rhythm.pdf"))).Text;

        text.ShouldContain("Dispatcher, Kai 7 GmbH\n08/2015 – 02/2019\nScheduled 120 trucks a day.\n\nSKILLS\nNavis N4\nSAP TM\n");
        text.ShouldContain("EDUCATION\nBSc Logistics\nHAW Hamburg\n2012 – 2015\n");
    }

    [Fact]
    public async Task Pdf_DatesInALeftColumn_StandBesideTheirEntries()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("date-table.pdf"))).Text;

        text.ShouldContain("January 2019 – March 2023\tConference interpreter, European Court, Luxembourg\nSimultaneous interpreting");
        text.ShouldContain("2012 – 2014\tCourt interpreter, Poznań\nCivil cases, three days a week.\n\nEducation\n\n2007 – 2012\tMA Applied Linguistics, Poznań\n");
    }

    [Fact]
    public async Task Pdf_HeadingsInTheMargin_StandAboveTheirSections()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("margin-headings.pdf"))).Text;

        text.ShouldContain("OBJECTIVE\nTo lead the maintenance of a regional fleet of turboprop aircraft and to build a training school for engine mechanics in Accra.\n");
        text.ShouldContain("EXPERIENCE\nLicensed aircraft engineer, Volta Air, 2016 – present\n");
    }

    [Fact]
    public async Task Pdf_ContactOnTheRightOfTheName_IsNotJoinedToOneLine()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("contact-right.pdf"))).Text;

        text.ShouldStartWith("Ingrid Holm\tingrid@example.no\n+47 22 33 44 55\nMarine biologist\tBergen, Norway\norcid.org/0000-0001\n\nSummary\n");
        text.ShouldContain("R and Python\tROMS model\tDiving\n");
    }

    [Fact]
    public async Task Pdf_ParagraphOverAPageEnd_IsOneLineOfItsFirstPage()
    {
        var text = await Reading.TextAsync(Reading.Fixture("two-pages.pdf"));

        text.Text.ShouldContain("where it goes on for a line or two before it ends.\n");
        text.PageStarts.ShouldBe([0, text.Text.IndexOf("A third paragraph", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("ClassicTheme", "Google DeepMind, Research Intern\tLondon, UK\tMay 2021 – Aug 2021\t4 months\n")]
    [InlineData("EngineeringresumesTheme", "Research Intern, Google DeepMind – London, UK\tMay 2021 – Aug 2021\n")]
    [InlineData("ModerncvTheme", "May 2021 – Aug 2021\tResearch Intern, Google DeepMind – London, UK\n")]
    public async Task Pdf_CvTemplate_KeepsEntriesBulletsAndHyphenatedWordsTogether(string theme, string entry)
    {
        var path = Path.Combine(Repository.SharedData ?? "", "resumes", $"John_Doe_{theme}.pdf");
        Assert.SkipUnless(File.Exists(path), "The CV templates are not on this machine.");

        var read = await Reading.TextAsync(path);

        read.Text.ShouldContain(entry);
        read.Text.ShouldContain("• Raised $18M Series A led by Sequoia Capital, with participation from a16z and Founders Fund\n");
        read.Text.ShouldContain("• Co-authored paper accepted at NeurIPS 2022 (spotlight presentation, top 5% of submissions)\n");
        read.Text.ShouldContain("\nExperience\n");
        read.Text.ShouldNotContain("John Doe – ");
        read.PageStarts.Count.ShouldBe(theme == "ClassicTheme" ? 2 : 3);
        read.PageStarts.ShouldAllBe(start => start == 0 || read.Text[start - 1] == '\n');
    }
}
