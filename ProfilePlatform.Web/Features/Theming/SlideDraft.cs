using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Web.Features.Theming;

/// <summary>A slide as it is being written.</summary>
public sealed class SlideDraft(int id)
{
    /// <summary>Tells it from others of the same words.</summary>
    public int Id => id;

    /// <summary>"standard" or "quote".</summary>
    public string Kind { get; set; } = Slide.Standard;

    /// <inheritdoc cref="Slide.Title" />
    public string Title { get; set; } = "";

    /// <inheritdoc cref="Slide.Body" />
    public string Body { get; set; } = "";

    /// <inheritdoc cref="Slide.Attribution" />
    public string Attribution { get; set; } = "";

    /// <inheritdoc cref="Slide.Link" />
    public string Link { get; set; } = "";

    /// <summary>What is wrong, by field; empty until it is checked.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Begins to change <paramref name="slide"/>.</summary>
    public static SlideDraft Of(Slide slide, int id) =>
        new(id) { Kind = slide.Kind, Title = slide.Title, Body = slide.Body, Attribution = slide.Attribution ?? "", Link = slide.Link ?? "" };

    /// <summary>As it would be stored.</summary>
    public Slide ToSlide() => SlideRules.Clean(new Slide(Kind, Title, Body, Attribution, Link));
}
