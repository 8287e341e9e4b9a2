using System.Collections.Frozen;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Signs, codes and names of money.</summary>
internal static class Currencies
{
    // Longest first: "US$" before "$".
    private static readonly (string Sign, string Code)[] Signs =
        [("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"), ("R$", "BRL"), ("Rs.", "INR"), ("Rs", "INR"), ("$", "USD"), ("\u20AC", "EUR"), ("\u00A3", "GBP"), ("\u20B9", "INR"), ("\u00A5", "JPY")];

    private static readonly FrozenSet<string> Codes = "usd eur gbp inr brl kes chf cad aud sgd jpy cny zar ngn sek nok dkk pln mxn clp ugx rwf tzs aed".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Names =
        "dollar usd|dollars usd|euro eur|euros eur|pounds gbp|rupees inr|rupee inr|reais brl|real brl|shillings kes|rand zar|francs chf|yen jpy|naira ngn"
            .Split('|').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1].ToUpperInvariant());

    /// <summary>The code of the sign or code that ends at <paramref name="end"/>, and where it begins; empty where none does.</summary>
    public static string Before(string text, int end, out int start)
    {
        start = end;
        var at = end > 0 && text[end - 1] is ' ' or '\u00A0' or '\u202F' ? end - 1 : end;
        foreach (var (sign, code) in Signs)
        {
            if (at >= sign.Length && string.CompareOrdinal(text, at - sign.Length, sign, 0, sign.Length) == 0
                && (!char.IsLetter(sign[0]) || at == sign.Length || !char.IsLetter(text[at - sign.Length - 1])))
            {
                start = at - sign.Length;
                return code;
            }
        }

        if (at >= 3 && (at == 3 || !char.IsLetterOrDigit(text[at - 4])) && Code(text.Substring(at - 3, 3)) is { Length: > 0 } known && char.IsUpper(text[at - 1]))
        {
            start = at - 3;
            return known;
        }

        return "";
    }

    /// <summary>The code of the money that a word names; empty where it names none.</summary>
    public static string Of(string word) =>
        Names.TryGetValue(word.ToLowerInvariant(), out var code) ? code : Code(word);

    /// <summary>The code of a sign that stands after a number.</summary>
    public static string Sign(char sign) => Signs.FirstOrDefault(pair => pair.Sign.Length == 1 && pair.Sign[0] == sign).Code ?? "";

    private static string Code(string word) => Codes.Contains(word.ToLowerInvariant()) ? word.ToUpperInvariant() : "";
}
