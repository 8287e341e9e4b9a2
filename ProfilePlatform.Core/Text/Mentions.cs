using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Text;

/// <summary>Recognises what kinds of things a sentence mentions: dates, numbers, durations, places, names, reasons.</summary>
public static partial class Mentions
{
    /// <summary>True where a year, month, day, century or "present" stands.</summary>
    public static bool HasDate(string text) => Date().IsMatch(text);

    /// <summary>True where a number stands, in digits or words.</summary>
    public static bool HasNumber(string text) => Number().IsMatch(text);

    /// <summary>True where an amount of money stands: "€612,000", "KES 5.8 billion", "40 euros".</summary>
    public static bool HasMoney(string text) => Money().IsMatch(text);

    /// <summary>True where a span of time stands: "three years", "2017–2020".</summary>
    public static bool HasDuration(string text) => Duration().IsMatch(text);

    /// <summary>True where a place probably stands: a name after a preposition of place, or a word for a kind of place.</summary>
    public static bool HasPlace(string text) => Place().IsMatch(text);

    /// <summary>True where a cause or purpose is given.</summary>
    public static bool HasReason(string text) => Reason().IsMatch(text);

    /// <summary>True where it is said what something is or means.</summary>
    public static bool HasDefinition(string text) => Definition().IsMatch(text);

    /// <summary>True where an e-mail address, telephone number or web address stands.</summary>
    public static bool HasContact(string text) => Contact().IsMatch(text);

    /// <summary>Runs of capitalised words that do not merely begin the sentence.</summary>
    public static IEnumerable<TextSpan> Names(string text)
    {
        foreach (Match match in Name().Matches(text))
        {
            var span = new TextSpan(match.Index, match.Index + match.Length);
            var beginsSentence = span.Start == 0 || text.AsSpan(0, span.Start).TrimEnd() is [] or [.., '.' or '!' or '?' or '`' or '"'];
            if (!beginsSentence || match.Value.Contains(' '))
            {
                yield return span;
            }
        }
    }

    [GeneratedRegex(@"\b(1[0-9]|20)\d{2}(s|\b)|\b\d{1,2}(st|nd|rd|th) century|\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s+\d|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(present|today|currently|yesterday|tomorrow)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\p{Sc}\s?\d|\b[A-Z]{3}\s?\d|\d\s?(\p{Sc}|(USD|EUR|GBP|INR|CHF)\b)|\b(dollars?|euros?|pounds?|rupees?|francs?|crores?|lakhs?|pesos?|yen)\b")]
    private static partial Regex Money();

    [GeneratedRegex(@"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|twice|third|quarter)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(\d+\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|half|a|an)[\s-]+(years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(y|ies))\b|\b\d+([.,]\d+)?\s?(s|sec|min|h|hrs?|ms|mos?|yrs?)\b|\b(19|20)\d{2}\s*(-{1,2}|–|—|to|until)\s*((19|20)\d{2}|present|now|today|[A-Z][a-z]+)|\bsince\s+\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(in|at|near|from|to|of|around|between|across|outside|inside|through|along|into|onto|on)\s+(the\s+)?[A-Z][\w\u00C0-\u024F]+|,\s+[A-Z]\w+|\b([Ll]ocated|[Rr]egion|[Cc]ountr(y|ies)|[Cc]ity|[Cc]ities|[Tt]owns?|[Ii]slands?|[Nn]orth(ern)?|[Ss]outh(ern)?|[Ee]ast(ern)?|[Ww]est(ern)?|[Vv]illage|[Dd]istrict|[Rr]iver|[Cc]oast|[Rr]emote|[Uu]niversity|[Cc]ollege|[Ss]chool|[Ii]nstitute)\b")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(because|due to|owing to|in order to|so that|as a result|resulted? in|reasons?|caused?|causes|therefore|thus|since|led to|leads to|purpose|intended|aimed|for which|to (be|make|give|allow|help|prevent|avoid|protect|provide|support|reduce|raise|ensure|create))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(is|are|was|were)\s+(a|an|the|one|any|when|where)\b|\b(refers? to|means?|meaning|known as|called|defined as|consists? of|describes?|represents?|stands? for|involves?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\S+@\S+\.\w|\+?\d[\d\s().-]{7,}\d|\bhttps?://|\bwww\.|\b[\w-]+\.(com|org|net|io|dev|in|me|co)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\p{M}\d'’&.-]*(\s+(of|the|de|van|von|al|and|for)?\s*\p{Lu}[\p{L}\p{M}\d'’&.-]*)*")]
    private static partial Regex Name();
}
