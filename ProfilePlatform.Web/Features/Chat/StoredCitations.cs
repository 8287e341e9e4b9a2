using System.Text.Json;
using ProfilePlatform.Core.Chat;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>Reads the citations of a stored turn.</summary>
internal static class StoredCitations
{
    /// <summary>The citations; none where the row holds something else.</summary>
    public static IReadOnlyList<Citation> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Citation>>(json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
