using System.Text.RegularExpressions;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>
/// Reads what an owner wrote in place of the generated text: lines, and each of the three elements once. Whatever else looks like markup becomes plain
/// text; an element of a profile around it all is taken off, for its name and number are the platform's.
/// </summary>
internal static partial class OwnLines
{
    /// <summary>The lines within the element, escaped, without their tab.</summary>
    public static IEnumerable<string> Of(string words)
    {
        var inner = After().Replace(Before().Replace(words, ""), "");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // An element that was written over several lines becomes one line.
        foreach (var line in Elements().Replace(inner, match => "\n" + ProfileText.Line(match.Value) + "\n").Split('\n'))
        {
            var element = Element().Match(line.Trim());
            if (element.Success && seen.Add(element.Groups["name"].Value))
            {
                var name = element.Groups["name"].Value;
                yield return $"<{name}>{Shown(element.Groups["text"].Value)}</{name}>";
            }
            else if (Shown(line) is { Length: > 0 } shown)
            {
                yield return shown;
            }
        }
    }

    // Entities that an earlier reading wrote are read first, so that what was read is sent back unchanged.
    private static string Shown(string text) => PromptText.Escape(OrdersToModels.Without(PromptText.Unescape(text)));

    [GeneratedRegex(@"^\s*<Profile\b[^>\n]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"</Profile>\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"<bio>[^<]*</bio>|<seeks>[^<]*</seeks>|<offers>[^<]*</offers>", RegexOptions.CultureInvariant)]
    private static partial Regex Elements();

    [GeneratedRegex("^<(?<name>bio)>(?<text>[^<]*)</bio>$|^<(?<name>seeks)>(?<text>[^<]*)</seeks>$|^<(?<name>offers)>(?<text>[^<]*)</offers>$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Element();
}
