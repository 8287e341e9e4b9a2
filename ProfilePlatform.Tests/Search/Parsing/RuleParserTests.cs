using System.Text.Json;
using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Tests.Search.Parsing;

/// <summary>Whole queries, wishes, and what nobody should type.</summary>
public sealed class RuleParserTests
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public void Parse_LongQuery_FindsAllOfIt()
    {
        var criteria = Asked.For("list 3 backend engineers in Pune open to work with 30 LPA who worked at Flipkart since 2019 not from TCS");

        criteria.Role!.Title.ShouldBe("Backend Engineer");
        criteria.NumCards.ShouldBe(3);
        (criteria.Must.City, criteria.Must.Country, criteria.Must.OpenToWorkOnly, criteria.Must.OfferSalaryInrPerYear).ShouldBe(("Pune", "India", true, 3_000_000d));
        (criteria.Must.TimeStart, criteria.Must.TimeEnd).ShouldBe(("2019-01-01", "2026-01-01"));
        criteria.Must.CompanyNorm.ShouldBe(["flipkart"]);
        criteria.Exclude.CompanyNorm.ShouldBe(["tata consultancy services"]);
        criteria.Should.Keywords.ShouldBe(["Backend Engineer"]);
        criteria.SearchPhrases.ShouldContain("backend engineer Pune");
        criteria.ConfidenceScore.ShouldBe(0.95);
    }

    [Theory]
    [InlineData("python developers with react and kubernetes", "React,Kubernetes")]
    [InlineData("developers who know Go and C", "Go,C")]
    [InlineData("sales managers who go to fairs", "")]
    public void Skills_Named_AreWishes(string query, string skills) => string.Join(',', Asked.For(query).Should.SkillsOrTools).ShouldBe(skills);

    [Theory]
    [InlineData("platform engineers who ran Kubernetes", "")]
    [InlineData("nurses who led trauma wards", "trauma wards")]
    [InlineData("surveyors of the built environment", "built environment")]
    public void Words_OfDoing_AreNoWishes(string query, string rest) => string.Join(',', Asked.For(query).Should.Keywords.Skip(1)).ShouldBe(rest);

    [Theory]
    [InlineData("only contract designers", "contract", "")]
    [InlineData("full-time only nurses", "full_time", "")]
    [InlineData("senior level only designers", "", "senior")]
    [InlineData("contract designers", "", "")]
    public void Conditions_OnlyWhereTheQuerySaysSo(string query, string types, string levels)
    {
        string.Join(',', Asked.For(query).Must.EmploymentType).ShouldBe(types);
        string.Join(',', Asked.For(query).Must.SeniorityLevel).ShouldBe(levels);
    }

    [Fact]
    public void Intents_AreWishes() => Asked.For("research students").Should.IntentSecondary.ShouldBe(["research", "education"]);

    [Theory]
    [InlineData("looking for work", 0.95)]
    [InlineData("backend engineers in Berlin", 0.95)]
    [InlineData("zzz yyy xxx", 0)]
    [InlineData("", 0)]
    public void Confidence_IsTheShareUnderstood(string query, double confidence) => Asked.For(query).ConfidenceScore.ShouldBe(confidence);

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n ")]
    [InlineData("...")]
    [InlineData("- - - -")]
    [InlineData("!!! ??? ###")]
    [InlineData("&&&& &")]
    [InlineData("\u0000\u0007\u001b")]
    [InlineData("\u200B\u202E\u2066")]
    [InlineData("😀😀 🚀")]
    [InlineData("\ud800 \udc00")]
    [InlineData("not")]
    public void Parse_NothingToRead_AsksForNothing(string query)
    {
        var criteria = Asked.For(query);

        criteria.QueryOriginal.ShouldBe(query);
        (criteria.Role, criteria.NumCards, criteria.TimeLabel, criteria.ConfidenceScore).ShouldBe((null, null, "", 0));
        Json(criteria.Must).ShouldBe(Json(new MustCriteria()));
        Json(criteria.Should).ShouldBe(Json(new ShouldCriteria()));
        Json(criteria.Exclude).ShouldBe(Json(new ExcludeCriteria()));
    }

    [Theory]
    [InlineData("\u0000designers\u0007 in\tOslo\n")]
    [InlineData("\u202Edes\u200Bigners in Oslo")]
    [InlineData("😀 designers in Oslo 🚀")]
    [InlineData("\ud800 designers in Oslo")]
    [InlineData("«designers» in (Oslo)!!!")]
    public void Parse_SignsAroundWords_ReadsTheWords(string query)
    {
        var criteria = Asked.For(query);

        criteria.Role!.Title.ShouldBe("Designer");
        criteria.Must.City.ShouldBe("Oslo");
        criteria.Should.Keywords.ShouldBe(["Designer"]);
    }

    [Theory]
    [InlineData("सॉफ्टवेयर इंजीनियर")]
    [InlineData("软件工程师")]
    [InlineData("𠮷野家")]
    public void Parse_OtherScripts_AreKeywords(string query) => Asked.For(query).Should.Keywords.ShouldBe([query]);

    public static TheoryData<string> Endless => new(
        new string('a', 600), Many("engineer ", 80), Many("- ", 250), Many("1,", 250), Many("budget ", 80) + "5", Many("jan 2020 to ", 40), Many("not from ", 60),
        new string('9', 500), Many("in ", 170), Many("at Google or ", 50), Many("a-", 250), Many("twenty ", 80), Many("5 a b c d e f g ", 40), Many("who is and currently only ", 20),
        Many("show me the top ", 40), Many("₹ 1-", 120), Many("the last ", 70), Many("𠮷", 400), Many("e\u0301", 400), Many("without ", 70));

    [Theory]
    [MemberData(nameof(Endless))]
    public void Parse_LongAndRepeated_StaysWithinTheLimits(string query)
    {
        var criteria = Asked.For(query);

        criteria.QueryOriginal.ShouldBe(query);
        criteria.QueryCleaned.Length.ShouldBeLessThanOrEqualTo(500);
        foreach (var list in new[] { criteria.Should.Keywords, criteria.Should.SkillsOrTools, criteria.Exclude.Keywords, criteria.Exclude.CompanyNorm })
        {
            list.Count.ShouldBeLessThanOrEqualTo(40);
            list.ShouldAllBe(entry => entry.Length > 0 && entry.Length <= 100);
        }

        criteria.Must.CompanyNorm.Count.ShouldBeLessThanOrEqualTo(3);
        criteria.SearchPhrases.Count.ShouldBeLessThanOrEqualTo(15);
        criteria.ConfidenceScore.ShouldBeInRange(0, 1);
    }

    // "At Google or at Goo" would ask for a firm that nobody named.
    [Fact]
    public void Parse_TooLong_IsCutBetweenWords() => Asked.For(Many("at Google or ", 50)).Must.CompanyNorm.ShouldBe(["google"]);

    [Fact]
    public void Json_HasEveryKeyInSnakeCase()
    {
        var json = JsonSerializer.SerializeToElement(Asked.For("designers in Oslo"), Snake);

        Keys(json).ShouldBe(
        [
            "query_original", "query_cleaned", "must", "should", "exclude", "search_phrases", "query_embedding_text", "confidence_score", "num_cards", "role", "places", "time_label",
        ], ignoreOrder: true);
        Keys(json.GetProperty("must")).ShouldBe(
        [
            "company_norm", "team_norm", "intent_primary", "domain", "sub_domain", "employment_type", "seniority_level", "location_text", "city", "country", "time_start", "time_end",
            "is_current", "open_to_work_only", "offer_salary_inr_per_year",
        ], ignoreOrder: true);
        Keys(json.GetProperty("should")).ShouldBe(["skills_or_tools", "keywords", "intent_secondary"], ignoreOrder: true);
        Keys(json.GetProperty("exclude")).ShouldBe(["company_norm", "keywords"], ignoreOrder: true);
    }

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Snake);

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
