using System.Globalization;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Numbers in digits and in words.</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one", "twenty-two", "twenty-three", "twenty-four",
    ];

    /// <summary>Of a regular expression: a number from 0 to 9999 in digits, or from one to twenty-four in words.</summary>
    public const string Pattern =
        @"\d{1,4}|(?:twenty[- ])?(?:one|two|three|four|five|six|seven|eight|nine)(?!teen|ty)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|a dozen|dozen|a couple(?: of)?";

    public static int? Read(string text) => text.ToLowerInvariant() switch
    {
        "dozen" or "a dozen" => 12,
        "a couple" or "a couple of" => 2,
        var word when Array.IndexOf(Small, word.Replace(' ', '-')) is >= 0 and var index => index,
        var digits when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
