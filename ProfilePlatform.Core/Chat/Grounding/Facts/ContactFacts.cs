using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Finds e-mail addresses, web addresses and telephone numbers.</summary>
internal static partial class ContactFacts
{
    /// <summary>Addresses, in the form in which they are compared: lower case, without scheme, "www." and closing stops; telephone numbers as digits.</summary>
    public static IEnumerable<Term> In(string text)
    {
        foreach (Match match in Address().Matches(text))
        {
            var value = match.Value.TrimEnd('.', ',', ';', ':', ')', '/', '!', '?');
            if (!IsTechnology(value))
            {
                yield return new Term(TermKind.Contact, Bare(value), "", new TextSpan(match.Index, match.Index + value.Length));
            }
        }

        foreach (Match match in Telephone().Matches(text))
        {
            yield return new Term(TermKind.Contact, Digits(match.Value), "", new TextSpan(match.Index, match.Index + match.Length));
        }
    }

    private static string Bare(string address)
    {
        var bare = address.ToLowerInvariant();
        bare = bare.StartsWith("mailto:", StringComparison.Ordinal) ? bare[7..] : bare;
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        bare = scheme >= 0 ? bare[(scheme + 3)..] : bare;
        return bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare;
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    // "ASP.NET", "Socket.io" and "B.Sc.in" are written like addresses.
    private static bool IsTechnology(string value) =>
        !value.Contains('@', StringComparison.Ordinal) && !value.Contains('/', StringComparison.Ordinal) && value.Split('.') is [var name, var ending]
        && (ending is "NET" || (ending.Equals("net", StringComparison.OrdinalIgnoreCase) && name.ToUpperInvariant() is "ASP" or "VB" or "ADO"));

    [GeneratedRegex(@"(mailto:)?[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})+|[A-Za-z][A-Za-z0-9+.-]{1,12}://[^\s<>""]{1,400}|\bwww\.[^\s<>""]{2,400}|\b[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,4}\.(com|org|net|edu|gov|app|info|biz|dev|example|test|co\.uk|de|fr|pt|br|ch|nl|eu|me|xyz|site|online|ly|gg|link|click)\b(/[^\s<>""]{0,400})?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"(\+\d|\(0\d|\b0\d)[\d ().-]{5,18}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();
}
