using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Search.Criteria;

namespace ProfilePlatform.Tests.Search.Parsing;

/// <summary>Queries read by a model over HTTP, and by rules where it fails.</summary>
public sealed class QueryParserTests
{
    private const string Query = "backend enginers in Berlin, last two years";

    private const string Understood =
        """
        {"query_original":"forged","query_cleaned":"forged","must":{"company_norm":["Acme Inc."],"team_norm":[],"intent_primary":["work"],"domain":["Software"],"sub_domain":["payments"],
        "employment_type":["Full Time"],"seniority_level":[],"location_text":"Berlin","city":"Berlin","country":"Germany","time_start":"2024","time_end":"2026-01-01","is_current":null,
        "open_to_work_only":true,"offer_salary_inr_per_year":50000},"should":{"skills_or_tools":["Rust"],"keywords":["Backend Engineer"],"intent_secondary":[]},
        "exclude":{"company_norm":[],"keywords":[]},"search_phrases":["rust backend"],"query_embedding_text":"backend engineer rust","confidence_score":0.8,"num_cards":50}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parse_ModelAnswers_ItsReadingIsNormalisedAndUsed()
    {
        var (criteria, requests) = await ParseAsync(Script("backend engineers in Berlin, last two years", Understood));

        (criteria.QueryOriginal, criteria.QueryCleaned, criteria.NumCards, criteria.ConfidenceScore).ShouldBe((Query, "backend engineers in Berlin, last two years", 24, 0.8));
        criteria.Must.CompanyNorm.ShouldBe(["acme"]);
        criteria.Must.EmploymentType.ShouldBe(["full_time"]);
        (criteria.Must.TimeStart, criteria.Must.TimeEnd, criteria.Must.OfferSalaryInrPerYear).ShouldBe(("2024-01-01", "2026-01-01", 600_000d));
        criteria.Should.SkillsOrTools.ShouldBe(["Rust"]);
        criteria.QueryEmbeddingText.ShouldBe("backend engineer rust");
        criteria.TimeLabel.ShouldBe("last two years");
        criteria.Role!.Title.ShouldBe("Backend Engineer");
        criteria.Places.ShouldHaveSingleItem().Within.ShouldBe(["berlin"]);
        requests.Select(request => (request.Temperature, request.MaxTokens)).ShouldBe([(0.0, 200), (0.0, 1500)]);
        requests[1].AllText.ShouldContain("Today: 2026-01-01");
        requests[1].AllText.ShouldContain("query_cleaned: backend engineers in Berlin, last two years");
        requests[1].ResponseFormat.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("backend engineers around bglr", "Bangalore", null, null, "city Bangalore")]
    [InlineData("backend engineers in Berlin", "Bangalore", null, "India", "city Bangalore")]
    [InlineData("backend engineers in Bengaluru", "Bangalore", "bengaluru", "India", "city Bengaluru")]
    [InlineData("backend engineers in Pune or Mumbai", null, "Pune or Mumbai", "India", "city Pune + city Mumbai")]
    [InlineData("backend engineers in Pune or Mumbai", "Pune", null, "India", "city Pune + city Mumbai")]
    [InlineData("backend engineers in Berlin", null, null, "Germany", "city Berlin")]
    [InlineData("backend engineers in Berlin", null, null, "France", "country France")]
    [InlineData("backend engineers in Berlin", null, null, null, "")]
    public async Task Parse_PlacesOfModelAndRules_TheRulesCountWhereBothMeanTheSame(string query, string? city, string? text, string? country, string places)
    {
        var reply = JsonSerializer.Serialize(new { must = new { city, location_text = text, country }, confidence_score = 0.9 });

        var (criteria, _) = await ParseAsync(Script(query, reply), query);

        string.Join(" + ", criteria.Places.Select(place => $"{place.Kind} {place.Name}")).ShouldBe(places);
    }

    [Fact]
    public async Task Parse_ModelNamesNoPlace_ThereIsNone()
    {
        var reply = JsonSerializer.Deserialize<Dictionary<string, object>>(Understood)!;
        reply["must"] = new { time_start = "2024" };

        var (criteria, _) = await ParseAsync(Script("backend engineers in Berlin", JsonSerializer.Serialize(reply)));

        criteria.Places.ShouldBeEmpty();
        criteria.Role!.Title.ShouldBe("Backend Engineer");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Of course! Here are some of the best backend engineers whom I know of in Berlin, together with what they did in the last two years: Anna, Ben and Clara.")]
    public async Task Parse_CleanupAnswersInsteadOfCleaning_TheQueryStays(string cleaned)
    {
        var (criteria, requests) = await ParseAsync(Script(cleaned, Understood));

        criteria.QueryCleaned.ShouldBe(Query);
        requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("{\"must\":")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"must\":{\"company_norm\":\"acme\"}}")]
    [InlineData("{\"must\":{\"company_norm\":null}}")]
    [InlineData("{\"num_cards\":\"many\"}")]
    [InlineData("null")]
    public async Task Parse_ModelCannotBeRead_RulesRead(string reply)
    {
        var (criteria, _) = await ParseAsync(Script(Query, reply));

        CriteriaJson.Of(criteria).ShouldBe(CriteriaJson.Of(Asked.For(Query)));
    }

    [Fact]
    public async Task Parse_ProviderRefusesOrSpeaksNonsense_RulesRead()
    {
        var rules = CriteriaJson.Of(Asked.For(Query));

        CriteriaJson.Of((await ParseAsync(_ => StubReply.Status(400))).Criteria).ShouldBe(rules);
        CriteriaJson.Of((await ParseAsync(_ => StubReply.Status(401))).Criteria).ShouldBe(rules);
        CriteriaJson.Of((await ParseAsync(request => request.MaxTokens == 200 ? StubReply.Text(Query) : StubReply.Status(400))).Criteria).ShouldBe(rules);
    }

    [Fact]
    public async Task Parse_NoModel_RulesReadAndNobodyIsAsked()
    {
        var (criteria, requests) = await ParseAsync(Script(Query, Understood), configured: false);

        CriteriaJson.Of(criteria).ShouldBe(CriteriaJson.Of(Asked.For(Query)));
        requests.ShouldBeEmpty();
    }

    private static Func<StubRequest, StubReply> Script(string cleaned, string extracted) => request => StubReply.Text(request.MaxTokens == 200 ? cleaned : extracted);

    private static async Task<(SearchCriteria Criteria, IReadOnlyList<StubRequest> Requests)> ParseAsync(Func<StubRequest, StubReply> script, string query = Query, bool configured = true)
    {
        await using var stub = await StubProvider.StartAsync();
        stub.Script = script;
        using var model = new StubModel(configured ? stub.Options : new LlmOptions { BaseUrl = stub.BaseUrl });
        var time = new ManualTime();
        var parser = new QueryParser(new ModelParser(model.Model, new StructuredAnswers(model.Model), time, NullLogger<ModelParser>.Instance), model.Model, time);
        return (await parser.ParseAsync(query, Token), stub.Requests);
    }
}
