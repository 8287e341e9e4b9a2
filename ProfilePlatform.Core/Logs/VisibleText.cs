using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProfilePlatform.Core.Logs;

/// <summary>
/// Writes text so that it stays on its line and shows all that it has: what would end the line, colour or clear a terminal, turn the direction of
/// reading or not be seen at all stands as an escape. A backslash stands doubled, so that no text can look like an escape.
/// </summary>
public static class VisibleText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Appends at most <paramref name="most"/> characters of <paramref name="text"/>, escaped; says how many were left out.</summary>
    public static void Append(StringBuilder line, string text, int most)
    {
        var end = text.Length <= most ? text.Length : char.IsLowSurrogate(text[most]) ? most - 1 : most;
        var shown = text.AsSpan(0, end);
        if (!shown.ContainsAnyExcept(Plain))
        {
            line.Append(shown);
        }
        else
        {
            AppendEscaped(line, shown);
        }

        if (end < text.Length)
        {
            line.Append(CultureInfo.InvariantCulture, $" (+{text.Length - end} characters)");
        }
    }

    /// <summary>All of <paramref name="text"/>, escaped.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        Append(line, text, int.MaxValue);
        return line.ToString();
    }

    /// <summary>One word of a line: escaped, without spaces and the sign that parts words, never empty.</summary>
    public static string Word(string text) => text.Length == 0 ? "-" : Of(text).Replace(' ', '_').Replace("#", @"\u{0023}", StringComparison.Ordinal);

    private static void AppendEscaped(StringBuilder line, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            _ = (isWhole, rune.Value) switch
            {
                (false, _) => line.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[0]:X4}}}"),
                (_, '\\') => line.Append("\\\\"),
                (_, '\n') => line.Append("\\n"),
                (_, '\r') => line.Append("\\r"),
                (_, '\t') => line.Append("\\t"),
                _ when IsSeen(rune) => line.Append(text[..length]),
                _ => line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}"),
            };
            text = text[length..];
        }
    }

    private static bool IsSeen(Rune rune) => rune.Value == ' ' || (Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && !IsInvisibleMark(rune.Value));

    // Letters, marks and signs by category that leave no ink: fillers, joiners, selectors of variants, the blank Braille pattern.
    private static bool IsInvisibleMark(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);
}
