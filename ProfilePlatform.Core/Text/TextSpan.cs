namespace ProfilePlatform.Core.Text;

/// <summary>A half-open range <c>[Start, End)</c> of UTF-16 code units in one text.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The characters of <paramref name="text"/> that this span covers.</summary>
    public string In(string text) => text[Start..End];

    /// <summary>True when the spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The same span, moved by <paramref name="offset"/> code units.</summary>
    public TextSpan Shift(int offset) => new(Start + offset, End + offset);
}
