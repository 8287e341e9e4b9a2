using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ProfilePlatform.Core.Theming.Colours;

/// <summary>A colour of the sRGB space, eight bits a channel.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>#ffffff.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>#000000.</summary>
    public static Colour Black { get; }

    /// <summary>Reads <c>#rrggbb</c> and nothing else.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out Colour colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#' || !text.Skip(1).All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var value = int.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        colour = new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary><c>#rrggbb</c> in lower case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>The colour <paramref name="steps"/> of 255 on the way to <paramref name="end"/>.</summary>
    internal Colour Towards(Colour end, int steps) => new(Mix(Red, end.Red, steps), Mix(Green, end.Green, steps), Mix(Blue, end.Blue, steps));

    private static byte Mix(byte from, byte to, int steps) => (byte)(from + ((to - from) * steps / 255));
}
