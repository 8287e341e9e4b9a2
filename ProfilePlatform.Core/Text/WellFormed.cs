using System.Text;

namespace ProfilePlatform.Core.Text;

/// <summary>Text that every library takes.</summary>
internal static class WellFormed
{
    /// <summary>The text with U+FFFD for each half of a surrogate pair and each U+FFFE, on which <see cref="string.Normalize()"/> throws.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return result.ToString();
    }
}
