using System.Text.Json;
using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Tests.Search.Criteria;

/// <summary>Criteria as text, to compare them by what is in their lists.</summary>
internal static class CriteriaJson
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(SearchCriteria criteria) => JsonSerializer.Serialize(criteria, Snake);
}
