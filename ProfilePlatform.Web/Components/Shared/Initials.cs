using System.Globalization;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>What stands in for a missing portrait.</summary>
internal static class Initials
{
    private const int Grounds = 6;

    /// <summary>First letters of the first and the last word, upper case; "?" for an empty name.</summary>
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary>A ground from 0 to 5, the same each time for the same name.</summary>
    public static int Ground(string name)
    {
        var sum = 0;
        foreach (var letter in name)
        {
            sum = unchecked((sum * 31) + letter);
        }

        return (int)((uint)sum % Grounds);
    }

    // By text element: a letter with its marks stays whole.
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
