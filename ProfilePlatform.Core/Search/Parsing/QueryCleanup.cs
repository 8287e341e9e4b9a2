using System.Text;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Mends what a keyboard or a clipboard did to a query; never its words.</summary>
internal static partial class QueryCleanup
{
    /// <summary>Longest query, in characters.</summary>
    public const int Longest = 500;

    public static string Clean(string query)
    {
        var clean = Space().Replace(SeenText.Clean(WellFormed.Of(query)).Normalize(NormalizationForm.FormC), " ").Trim();
        if (clean.Length <= Longest)
        {
            return clean;
        }

        // Half a word would be searched for as a whole one.
        var space = clean.LastIndexOf(' ', Longest);
        return space > Longest / 2 ? clean[..space] : WellFormed.Of(clean[..Longest]);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
