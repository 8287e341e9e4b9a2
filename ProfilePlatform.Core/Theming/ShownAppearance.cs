using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Core.Theming;

/// <summary>How a profile looks, as its owner sees and edits it.</summary>
/// <param name="Version">0 where nothing was ever changed.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
/// <param name="Author">Who changed it.</param>
/// <param name="HeaderHtml">The header's HTML, sanitised.</param>
/// <param name="Css">Its CSS, sanitised.</param>
/// <param name="Slides">The slides, the platform's where the owner wrote none.</param>
/// <param name="Theme">The colours; null for the page's own.</param>
/// <param name="Dropped">What of the header was left out.</param>
public sealed record ShownAppearance(
    long Version, DateTimeOffset UpdatedAt, string Author, string HeaderHtml, string Css, IReadOnlyList<Slide> Slides, Theme? Theme, IReadOnlyList<DroppedPart> Dropped)
{
    /// <summary>Shows what is stored, by the rules of now.</summary>
    internal static ShownAppearance Of(Appearance? stored, string displayName)
    {
        var header = HeaderSanitiser.Clean(stored?.HeaderHtml ?? "", stored?.Css ?? "");
        return new ShownAppearance(
            stored?.Version ?? 0, stored?.UpdatedAt ?? default, stored?.Author ?? "", header.Html, header.Css,
            stored?.SlidesJson is { } slides ? StoredSlides.Read(slides) : StandardSlides.For(displayName), ThemeOf(stored), header.Dropped);
    }

    private static Theme? ThemeOf(Appearance? stored) =>
        stored?.Colours.Split(' ') is [var background, var title, var body, var navigation] && ThemeColours.Read(background, title, body, navigation) is { } colours
            ? Theme.Of(colours)
            : null;
}
