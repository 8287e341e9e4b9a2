namespace ProfilePlatform.Core.Theming.Colours;

/// <summary>The four colours of a carousel as somebody chose them.</summary>
/// <param name="Background">Behind everything.</param>
/// <param name="Title">Titles.</param>
/// <param name="Body">Text and links.</param>
/// <param name="Navigation">Buttons and the number of the slide.</param>
public sealed record ThemeColours(Colour Background, Colour Title, Colour Body, Colour Navigation)
{
    /// <summary>Reads four texts; null unless each is <c>#rrggbb</c>.</summary>
    public static ThemeColours? Read(string? background, string? title, string? body, string? navigation) =>
        Colour.TryRead(background, out var one) && Colour.TryRead(title, out var two) && Colour.TryRead(body, out var three) && Colour.TryRead(navigation, out var four)
            ? new ThemeColours(one, two, three, four)
            : null;
}

/// <summary>Four colours that can be read, with their contrast against the background. None below 4.5 exists: <see cref="Of"/> is the only way to one.</summary>
public sealed record Theme
{
    private Theme(ThemeColours chosen)
    {
        var background = chosen.Background;
        Colours = new ThemeColours(
            background, Contrast.Readable(chosen.Title, background), Contrast.Readable(chosen.Body, background), Contrast.Readable(chosen.Navigation, background));
        Corrected = Colours != chosen;
    }

    /// <summary>The colours, corrected where they had to be.</summary>
    public ThemeColours Colours { get; }

    /// <summary>True where a colour is not the one that was chosen.</summary>
    public bool Corrected { get; }

    /// <summary>Ratio of the title.</summary>
    public double TitleRatio => Contrast.Ratio(Colours.Title, Colours.Background);

    /// <summary>Ratio of the text.</summary>
    public double BodyRatio => Contrast.Ratio(Colours.Body, Colours.Background);

    /// <summary>Ratio of the buttons.</summary>
    public double NavigationRatio => Contrast.Ratio(Colours.Navigation, Colours.Background);

    /// <summary>Checks and corrects <paramref name="chosen"/>.</summary>
    public static Theme Of(ThemeColours chosen) => new(chosen);
}
