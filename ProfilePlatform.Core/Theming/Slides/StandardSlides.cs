namespace ProfilePlatform.Core.Theming.Slides;

/// <summary>The slides of an owner who wrote none: what a visitor should know before asking.</summary>
public static class StandardSlides
{
    /// <summary>For the person of this name.</summary>
    public static IReadOnlyList<Slide> For(string displayName) =>
    [
        Plain($"Ask {Short(displayName)} anything", "Work, projects, education, skills: every question is answered from their own documents."),
        Plain("Every answer shows its source", "Touch the small number behind a sentence and read the passage that it comes from."),
        Plain("Nothing is made up", "Where the documents do not answer, you are told so, and what can be asked instead."),
    ];

    private static Slide Plain(string title, string body) => new(Slide.Standard, title, body, null, null);

    private static string Short(string name) => name.Length <= SlideRules.LongestTitle - 20 ? name : "me";
}
