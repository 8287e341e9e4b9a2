namespace ProfilePlatform.Core.Theming.Colours;

/// <summary>Contrast as WCAG 2.2 defines it.</summary>
public static class Contrast
{
    /// <summary>What text of any size must reach (success criterion 1.4.3).</summary>
    public const double Least = 4.5;

    /// <summary>The ratio of two colours, 1 to 21, whichever stands in front.</summary>
    public static double Ratio(Colour one, Colour other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>Relative luminance, 0 to 1.</summary>
    public static double Luminance(Colour colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    /// <summary>
    /// <paramref name="text"/> where it can be read on <paramref name="background"/>; else the nearest colour on its way to black or white that can. There is
    /// one for each background: of black and white, one has 4.58 at least.
    /// </summary>
    public static Colour Readable(Colour text, Colour background)
    {
        for (var steps = 0; steps < 255; steps++)
        {
            foreach (var end in (ReadOnlySpan<Colour>)[Colour.Black, Colour.White])
            {
                if (text.Towards(end, steps) is var found && Ratio(found, background) >= Least)
                {
                    return found;
                }
            }
        }

        return Ratio(Colour.Black, background) > Ratio(Colour.White, background) ? Colour.Black : Colour.White;
    }

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
