using System.Text.Json;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>What a request said beside its query.</summary>
internal sealed record AskedRequest(PeopleRequest Request, double? SalaryMin);

/// <summary>The JSON of the people search, stored and sent: snake case, every key.</summary>
internal static class SearchJson
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static SearchCriteria Criteria(this StoredSearch search) => Read<SearchCriteria>(search.CriteriaJson);

    public static AskedRequest Request(this StoredSearch search) => Read<AskedRequest>(search.RequestJson);

    public static ResultDetails Details(this StoredResult result) => Read<ResultDetails>(result.DetailsJson);

    public static List<MatchReason> Reasons(this StoredResult result) => Read<List<MatchReason>>(result.ReasonsJson);
}
