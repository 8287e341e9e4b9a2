using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Search.Parsing;

namespace ProfilePlatform.Tests.Search.WhyMatched;

/// <summary>Reasons of a model over HTTP.</summary>
public sealed class ModelReasonsTests
{
    private const string Query = "backend engineers in Pune with Kafka";

    private static readonly Guid Other = new("11111111-0000-0000-0000-000000000002");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_GoodReasons_AreKeptWithWhatTheyRestOn()
    {
        var (kept, requests) = await AskAsync(Reply((EvidenceOf.Person, ["Matched because of Kafka streams at Flipkart", "Backend engineer in Pune"])));

        var reasons = kept.ShouldNotBeNull()[EvidenceOf.Person];
        reasons.Select(reason => reason.Text).ShouldBe(["Kafka streams at Flipkart", "Backend engineer in Pune"]);
        reasons[0].Evidence.ShouldContain(new ReasonEvidence(EvidenceOf.First, "outcome", "Moved reconciliation from nightly jobs to Kafka streams."));
        reasons[0].Evidence.ShouldContain(new ReasonEvidence(EvidenceOf.First, "company_name", "Flipkart"));
        reasons[0].Contribution.ShouldBe("child_best");
        var request = requests.ShouldHaveSingleItem();
        (request.Temperature, request.MaxTokens).ShouldBe((0.1, 1200));
        request.ResponseFormat.ShouldNotBeNull();
        request.AllText.ShouldContain("\"query_original\":\"" + Query);
        request.AllText.ShouldContain("\"child_evidence\":[{\"child_type\":\"outcomes\"");
    }

    [Fact]
    public async Task Ask_InventedFactsAndJunk_AreDropped()
    {
        var (kept, _) = await AskAsync(Reply((EvidenceOf.Person,
            ["Kafka expert at Google", "Cut latency by 60%", "**Backend** engineer", "BACKEND ENGINEER AT FLIPKART IN PUNE", "Backend engineer in Pune", "Backend engineer, Pune"])));

        kept.ShouldNotBeNull()[EvidenceOf.Person].ShouldHaveSingleItem().Text.ShouldBe("Backend engineer in Pune");
    }

    [Fact]
    public async Task Ask_PeopleLeftOutOrUnknown_AreMissing()
    {
        var (kept, _) = await AskAsync(Reply((new Guid("99999999-0000-0000-0000-000000000009"), ["Backend engineer in Pune"]), (Other, ["Nothing of it is true"]), (EvidenceOf.Person, ["Backend engineer in Pune"])));

        kept.ShouldNotBeNull().Keys.ShouldBe([EvidenceOf.Person]);
    }

    [Theory]
    [InlineData("Sorry, I cannot.")]
    [InlineData("{\"people\":")]
    [InlineData("{\"people\":\"none\"}")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Ask_Malformed_IsNull(string reply) => (await AskAsync(StubReply.Text(reply))).Kept.ShouldBeNull();

    [Theory]
    [InlineData("{\"people\":[]}")]
    [InlineData("{\"people\":[{\"person_id\":\"nobody\",\"why_matched\":[\"Backend engineer\"]}]}")]
    [InlineData("{\"people\":[null,{\"person_id\":\"11111111-0000-0000-0000-000000000001\",\"why_matched\":[null,\"\"]}]}")]
    public async Task Ask_NothingUsable_IsEmpty(string reply) => (await AskAsync(StubReply.Text(reply))).Kept.ShouldNotBeNull().ShouldBeEmpty();

    [Fact]
    public async Task Ask_ProviderFails_IsNull()
    {
        (await AskAsync(StubReply.Status(400))).Kept.ShouldBeNull();
        (await AskAsync(StubReply.Status(401))).Kept.ShouldBeNull();
    }

    private static StubReply Reply(params (Guid Person, string[] Reasons)[] people) =>
        StubReply.Json(new { people = people.Select(person => new { person_id = person.Person, why_matched = person.Reasons }) });

    private static async Task<(IReadOnlyDictionary<Guid, IReadOnlyList<MatchReason>>? Kept, IReadOnlyList<StubRequest> Requests)> AskAsync(StubReply reply)
    {
        await using var stub = await StubProvider.StartAsync();
        stub.Script = _ => reply;
        using var model = new StubModel(stub.Options);
        var reasons = new ModelReasons(new StructuredAnswers(model.Model), NullLogger<ModelReasons>.Instance);
        var people = new[] { EvidenceOf.Engineer, EvidenceOf.Engineer with { PersonId = Other } }.Select(person => EvidenceOf.Build(person, Query)).ToList();
        return (await reasons.AskAsync(Asked.For(Query), people, Token), stub.Requests);
    }
}
