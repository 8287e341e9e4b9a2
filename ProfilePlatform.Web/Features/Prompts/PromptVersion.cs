using System.Globalization;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>The version of prompts in the headers of a request and an answer.</summary>
internal static class PromptVersion
{
    public const string Malformed = "Must be the version in quotation marks, as the ETag says it.";
    public const string Contradicts = "Is not the version of If-Match.";

    /// <summary>As the answer's ETag.</summary>
    public static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");

    /// <summary>The version that the sender saw; null where they do not say.</summary>
    public static (bool IsWellFormed, int? Version) IfMatch(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        return header is "" or "*" ? (true, null)
            : header is ['"', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (true, version)
            : (false, null);
    }
}
