namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>Finds the part of a reply that can hold JSON.</summary>
internal static class ReplyText
{
    /// <summary>Longer than any honest reply of 4,000 tokens.</summary>
    public const int MaxLength = 400_000;

    private const int MostStarts = 64;
    private const int MostThoughts = 4;
    private const string Blank = "\uFEFF\u200B\0 \t\r\n";
    private static readonly string[] Thoughts = ["think", "thinking", "thought", "reasoning", "reflection"];

    /// <summary>The reply without what a model thought aloud before it; empty where it never came to an end.</summary>
    public static string WithoutThoughts(string reply)
    {
        var text = reply.AsSpan().Trim(Blank);
        for (var round = 0; round < MostThoughts && text.Length > 0 && !"{[`".Contains(text[0]); round++)
        {
            var (length, opened) = Thought(text);
            if (length == 0 && !opened)
            {
                break;
            }

            text = opened && length == 0 ? [] : text[length..].Trim(Blank);
        }

        return text.ToString();
    }

    // Some servers swallow the opening tag: what comes before the closing one is no answer then either, if JSON follows.
    private static (int Length, bool Opened) Thought(ReadOnlySpan<char> text)
    {
        foreach (var tag in Thoughts)
        {
            var opened = text.StartsWith($"<{tag}>", StringComparison.OrdinalIgnoreCase);
            var close = text.IndexOf($"</{tag}>", StringComparison.OrdinalIgnoreCase);
            var end = close + tag.Length + 3;
            if (opened)
            {
                return (close < 0 ? 0 : end, true);
            }

            if (close >= 0 && text[0] != '<' && text[end..].IndexOfAny('{', '[') >= 0 && !IsInsideJson(text.ToString(), close))
            {
                return (end, false);
            }
        }

        return (0, false);
    }

    private static bool IsInsideJson(string text, int position) =>
        Starts(text).TakeWhile(start => start < position).Any(start => JsonSlice.At(text, start) is var slice && slice.End > position && !JsonOutline.Of(slice).IsBroken);

    /// <summary>Where a JSON value may begin: the brackets, of which prose has few.</summary>
    public static IEnumerable<int> Starts(string reply)
    {
        var at = -1;
        for (var count = 0; count < MostStarts && (at = reply.AsSpan(at + 1).IndexOfAny('{', '[') is var next && next >= 0 ? at + 1 + next : -1) >= 0; count++)
        {
            yield return at;
        }
    }
}
