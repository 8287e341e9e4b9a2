using System.Globalization;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Finds places where a text may be cut without breaking what a reader sees as one character.</summary>
internal static class GraphemeCut
{
    // Far more than any real character has; a longer chain of joiners is an attack and is cut between code points.
    private const int MaxCluster = 64;

    /// <summary>The last border of a text element at or before <paramref name="position"/>, greater than 0 where possible.</summary>
    public static int Before(string text, int position)
    {
        if (position <= 0 || position >= text.Length)
        {
            return Math.Clamp(position, 0, text.Length);
        }

        var index = Math.Max(0, position - MaxCluster);
        if (index > 0 && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]))
        {
            index++;
        }

        var last = index;
        while (index < position)
        {
            last = index;
            index += StringInfo.GetNextTextElementLength(text.AsSpan(index, Math.Min(2 * MaxCluster, text.Length - index)));
        }

        var cut = index == position ? position : last;
        if (cut > 0 && cut > position - MaxCluster)
        {
            return cut;
        }

        return char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1]) ? position - 1 : position;
    }
}
