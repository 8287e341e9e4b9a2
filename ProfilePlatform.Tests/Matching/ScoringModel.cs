using System.Text.RegularExpressions;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Matching;

/// <summary>A stub model that scores: by default everybody with 50.</summary>
internal static partial class ScoringModel
{
    public const string Reason = "Both know payments.";

    /// <summary>True where people are to be scored.</summary>
    public static bool IsScoring(StubRequest request) => request.AllText.Contains("<Profile_List>", StringComparison.Ordinal);

    /// <summary>Numbers and names of whom it is asked.</summary>
    public static IReadOnlyList<(int Number, string Name)> Asked(StubRequest request)
    {
        var text = request.Messages[^1].Text;
        return
        [
            .. Element().Matches(text[text.IndexOf("<Profile_List>", StringComparison.Ordinal)..])
                .Select(match => (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value)),
        ];
    }

    public static object Entry(int number, object score, string reason = Reason) => new { id = number, score, score_back = score, reason };

    public static StubReply Everybody(StubRequest request) => !IsScoring(request) ? StubReply.Text("no") : Say(request, asked => asked.Select(one => Entry(one.Number, 50)));

    public static StubReply Say(StubRequest request, Func<IReadOnlyList<(int Number, string Name)>, IEnumerable<object>> entries) =>
        StubReply.Json(new { matches = entries(Asked(request)).ToArray() });

    [GeneratedRegex("^<Profile id=\"(\\d+)\" name=\"([^\"]*)\">$", RegexOptions.Multiline)]
    private static partial Regex Element();
}
