using System.Buffers;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Finds e-mail addresses, telephone numbers and links.</summary>
internal static class ContactSigns
{
    private const int MaxLength = 2000;
    private static readonly SearchValues<char> AfterAddress = SearchValues.Create(" \n\t,;|");
    private static readonly string[] Links = ["http://", "https://", "www.", "linkedin.com", "github.com", "gitlab.com", "linkedin:", "github:", "twitter.com", "orcid.org", "t.me/", "behance.net", "tel:", "mobile:", "phone:", "e-mail:", "email:"];

    /// <summary>True when a sign stands within the first 2,000 code units of the span.</summary>
    public static bool In(string text, TextSpan span)
    {
        var view = text.AsSpan(span.Start, Math.Min(span.Length, MaxLength));
        return HasAddress(view) || HasTelephone(view) || HasLink(view);
    }

    private static bool HasLink(ReadOnlySpan<char> text)
    {
        foreach (var link in Links)
        {
            if (text.Contains(link, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAddress(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('@'); at >= 0 && at < text.Length;)
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 3 < text.Length && char.IsLetterOrDigit(text[at + 1]))
            {
                var space = text[at..].IndexOfAny(AfterAddress);
                if (text[at..(space < 0 ? text.Length : at + space)].TrimEnd('.').Contains('.'))
                {
                    return true;
                }
            }

            var next = text[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    // Nine digits or more with nothing but the signs of telephone numbers between them.
    private static bool HasTelephone(ReadOnlySpan<char> text)
    {
        var (digits, plus) = (0, false);
        foreach (var sign in text)
        {
            if (char.IsAsciiDigit(sign))
            {
                digits++;
            }
            else if (sign is not (' ' or '(' or ')' or '-' or '.' or '\u00A0' or '/'))
            {
                digits = 0;
                plus = sign == '+';
            }

            if (digits >= (plus ? 8 : 10))
            {
                return true;
            }
        }

        return false;
    }
}
