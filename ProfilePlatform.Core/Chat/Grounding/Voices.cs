namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>In a letter somebody else says "I": what the writer is and did is not the person's.</summary>
internal static class Voices
{
    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit)
    {
        if (!unit.Entry.IsLetter || unit.NamesPerson || !claim.SubjectIsPerson)
        {
            return null;
        }

        var frame = unit.Chunk.Text[unit.Span.End - 1] is not ('.' or '!' or '?' or '"' or '\u201D');
        var speaks = unit.Body.HasWord("i") || unit.Body.HasWord("my") || unit.Body.HasWord("we");
        return frame || speaks ? $"a letter says this of its writer: “{claim.Terms[start].Text} … {claim.Terms[end - 1].Text}”" : null;
    }
}
