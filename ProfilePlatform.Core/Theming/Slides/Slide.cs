namespace ProfilePlatform.Core.Theming.Slides;

/// <summary>One slide of a carousel.</summary>
/// <param name="Kind">"standard" or "quote".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Its text; of a quote, what was said.</param>
/// <param name="Attribution">Who said it; null where nobody is named.</param>
/// <param name="Link">Where it leads; null where it leads nowhere.</param>
public sealed record Slide(string Kind, string Title, string Body, string? Attribution, string? Link)
{
    /// <summary>A heading and a text.</summary>
    public const string Standard = "standard";

    /// <summary>What somebody said.</summary>
    public const string Quote = "quote";

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Standard, Quote];

    /// <summary>True for a quote.</summary>
    public bool IsQuote => Kind == Quote;
}
