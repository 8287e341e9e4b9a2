namespace ProfilePlatform.Core.Leads;

/// <summary>Text as a pattern of SQL's LIKE.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    /// <summary>Matches whatever holds the text; what LIKE reads as a sign of its own is taken to the letter.</summary>
    public static string Containing(string text) =>
        $"%{text.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal)}%";
}
