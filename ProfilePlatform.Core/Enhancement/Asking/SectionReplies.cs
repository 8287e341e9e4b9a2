using ProfilePlatform.Core.Llm.Structured;

namespace ProfilePlatform.Core.Enhancement.Asking;

/// <summary>
/// Reads rewritings out of a reply, each for itself: whole or cut off, with prose or fences around it, broken in the middle, as an object, a list or
/// single entries.
/// </summary>
internal static class SectionReplies
{
    private sealed record Entry(int SectionNumber, string EnhancedText);

    /// <summary>
    /// The texts by number. A number that was not asked for is left out; so is one that comes with two different texts, for nobody knows which is meant.
    /// </summary>
    public static Dictionary<int, string> Read(string reply, IReadOnlySet<int> asked)
    {
        var texts = new Dictionary<int, string>();
        var torn = new HashSet<int>();
        foreach (var entry in Entries(reply))
        {
            var text = entry.EnhancedText.Trim();
            if (!asked.Contains(entry.SectionNumber) || text.Length == 0)
            {
                continue;
            }

            if (!texts.TryAdd(entry.SectionNumber, text) && texts[entry.SectionNumber] != text)
            {
                torn.Add(entry.SectionNumber);
            }
        }

        foreach (var number in torn)
        {
            texts.Remove(number);
        }

        return texts;
    }

    private static IEnumerable<Entry> Entries(string reply)
    {
        if (reply.Length > ReplyText.MaxLength)
        {
            yield break;
        }

        var text = ReplyText.WithoutThoughts(reply);
        var end = 0;
        foreach (var start in ReplyText.Starts(text))
        {
            // What stands inside of an entry that could be read is its text, not another entry.
            if (start < end || text[start] != '{')
            {
                continue;
            }

            var slice = JsonSlice.At(text, start);
            if (slice.IsWhole && JsonRecord.Read<Entry>(slice.Json, null).Value is { } entry)
            {
                end = slice.End;
                yield return entry;
            }
        }
    }
}
