using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Recognises what stands before a list item: a bullet, a dash or a number.</summary>
internal static partial class ListMarker
{
    /// <summary>True when the whole word is a marker.</summary>
    public static bool Is(string word) => Marker.IsMatch(word);

    /// <summary>True when the text begins with a marker.</summary>
    public static bool Starts(string text) => Leading.IsMatch(text);

    /// <summary>Writes dashes and Courier's "o" as bullets; numbers stay.</summary>
    public static string Plain(string text) =>
        DashItem.IsMatch(text) ? string.Concat(Glyphs.Bullet, text.AsSpan(2)) : text;

    // Characters: the bullets of Glyphs.IsBullet; dashes; "1.", "12)", "(3)", "a)".
    [GeneratedRegex(@"^([•◦▪▫●○■□‣⁃∙·⬝⦁⦾➢➤►▶▸▹✓✔✦✧❖◆◇»›\uF0B7\uF0A7\uF076\uF0D8\uF0FC\uF0A8*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Marker { get; }

    [GeneratedRegex(@"^([•◦▪▫●○■□‣⁃∙·⬝⦁⦾➢➤►▶▸▹✓✔✦✧❖◆◇»›\uF0B7\uF0A7\uF076\uF0D8\uF0FC\uF0A8]|[*–—-][ \t](?!\d)|\(?\d{1,2}[.)][ \t]|\(?[a-z]\)[ \t]|o[ \t]\p{Lu})", RegexOptions.ExplicitCapture)]
    private static partial Regex Leading { get; }

    [GeneratedRegex(@"^([*–—-][ \t](?!\d)|o[ \t](?=\p{Lu}))", RegexOptions.ExplicitCapture)]
    private static partial Regex DashItem { get; }
}
