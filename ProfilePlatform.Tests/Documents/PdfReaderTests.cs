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
        var text = (await Reading.TextAsync(Reading.Fixture("jakes.pdf"))).Text;

        text.ShouldContain("Charge Nurse, Emergency Department\tJan 2019 – Present\nSt James’s University Hospital\tLeeds, UK\n");
        text.ShouldContain("Education\nUniversity of Leeds\tLeeds, UK\n");
        text.ShouldContain("Systems\tEPIC, SystmOne\nLanguages\tEnglish, Igbo\n");
    }

    [Fact]
    public async Task Pdf_TwoColumnsUnderATitle_AreReadOneAfterTheOther()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("twocol.pdf"))).Text;

        text.ShouldStartWith("Lucía Fernández – research statement\n\nThis statement");
        text.ShouldContain("over the next five years at the institute and in the field.\n");
        text.ShouldContain("The first experiment compares orchards with different irrigation histories; the second inoculates young trees with communities taken from old ones.\n");
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
