using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Tests.Indexing.Splitting;

public sealed class LocalSectionSplitterTests
{
    [Theory]
    [InlineData("Work History", Topics.Experience)]
    [InlineData("PROFESSIONAL EXPERIENCE", Topics.Experience)]
    [InlineData("E X P E R I E N C E", Topics.Experience)]
    [InlineData("## Employment", Topics.Experience)]
    [InlineData("Selected Publications", Topics.Experience)]
    [InlineData("PATENTS:", Topics.Experience)]
    [InlineData("2. Side Projects", Topics.Experience)]
    [InlineData("Hospitality Experience", Topics.Experience)]
    [InlineData("Invited Talks", Topics.Experience)]
    [InlineData("Education & Training", Topics.Education)]
    [InlineData("Academic Qualifications", Topics.Education)]
    [InlineData("Core Competencies", Topics.Skills)]
    [InlineData("Tech stack", Topics.Skills)]
    [InlineData("Languages", Topics.Skills)]
    [InlineData("Selected Honors", Topics.Awards)]
    [InlineData("Certifications and Licenses", Topics.Awards)]
    [InlineData("What colleagues say", Topics.Recommendations)]
    [InlineData("References", Topics.Recommendations)]
    [InlineData("About me", Topics.Summary)]
    [InlineData("★ Objective ★", Topics.Summary)]
    [InlineData("Hobbies & Interests", Topics.Other)]
    public void Split_KnownHeading_BeginsItsTopic(string heading, string topic)
    {
        var sections = Split($"Ann Lee\nann@example.org\n\n{heading}\nSomething that is said here\n");
        sections.Select(section => section.Topic).ShouldBe([Topics.Contact, topic]);
        sections[1].Heading.ShouldNotBeNull();
    }

    [Fact]
    public void Split_LinesThatOnlySoundLikeHeadings_AreNone()
    {
        var sections = Split("""
            Ann Lee
            ann@example.org

            EXPERIENCE
            Head of Customer Experience, Acme
            2019 – 2021
            Key Achievements
            • Opened three shops
            Head of Education, Beta School
            2015 – 2019
            Key Achievements
            • Wrote a course on
            education

            SKILLS
            Selling
            """);
        sections.Select(section => section.Topic).ShouldBe([Topics.Contact, Topics.Experience, Topics.Skills]);
    }

    [Fact]
    public void Split_TextBeforeFirstHeading_IsContactThenSummary()
    {
        var sections = Split("Ann Lee\nLeeds, UK | ann@example.org\n\nI have kept bees for twenty years and teach others how to do it.\n\nExperience\nBeekeeper\n");
        sections.Select(section => section.Topic).ShouldBe([Topics.Contact, Topics.Summary, Topics.Experience]);
    }

    [Fact]
    public void Split_RecommendationLetter_IsRecommendation()
    {
        var sections = Split("""
            To whom it may concern,

            I had the pleasure of working with Daniel for two years. He joined our laboratory as a student.

            He designed an experiment that was published in a good journal.

            I recommend him without reservation.

            Sincerely,
            Helen Park
            """);
        sections.ShouldHaveSingleItem().Topic.ShouldBe(Topics.Recommendations);
    }

    [Fact]
    public void Split_ProseWithoutHeadings_IsLabelledByItsWords()
    {
        var sections = Split("""
            My name is Ruth and I am passionate about bread.

            I studied at a hotel school and graduated in 2010 with a diploma.

            Since 2015 I have worked at a bakery, where I am responsible for a team of five.

            I am fluent in Dutch and proficient in laminated doughs.

            In my free time I sing in a choir.
            """);
        sections.Select(section => section.Topic)
            .ShouldBe([Topics.Summary, Topics.Education, Topics.Experience, Topics.Skills, Topics.Other]);
    }

    [Fact]
    public void Split_ProjectNotes_AreExperience()
    {
        var sections = Split("Project notes: river gauges\n\nWe built a network of gauges. I designed the enclosure.\n\nLessons learned: test batteries in the cold.\n");
        sections.ShouldHaveSingleItem().Topic.ShouldBe(Topics.Experience);
    }

    [Theory]
    [InlineData("Job title: Curator; Employer: Gallery; Start date: 2016\n\nJob title: Guard; Employer: Museum; Start date: 2010\n", Topics.Experience)]
    [InlineData("Skill: Python; Level: Expert\n\nSkill: SQL; Level: Good\n", Topics.Skills)]
    [InlineData("Recommender: Ana; Recommendation: Calm; always.\n\nRecommender: Jo; Recommendation: Kind.\n", Topics.Recommendations)]
    [InlineData("Section: Awards; Name: Best baker\n\nSection: Awards; Name: Fastest baker\n", Topics.Awards)]
    public void Split_Table_IsFiledByItsColumns(string text, string topic) =>
        Split(text).ShouldHaveSingleItem().Topic.ShouldBe(topic);

    [Fact]
    public async Task SplitAsync_ProseThatWordsLeaveOpen_FollowsTheVectors()
    {
        var document = new CanonicalText("The blue one.\n\nThe green one.\n", [0]);
        var sections = await LocalSectionSplitter.SplitAsync(document, new NearestTopic(Topics.Education), TestContext.Current.CancellationToken);
        sections.ShouldHaveSingleItem().Topic.ShouldBe(Topics.Education);
    }

    [Fact]
    public void Split_EmptyText_GivesNothing() => Split("").ShouldBeEmpty();

    private static IReadOnlyList<Section> Split(string text) => LocalSectionSplitter.Split(new CanonicalText(text, [0]));
}
