using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Finds a text that stands under just the question that is asked. Its words need not be the question's ("Yes, for two years."), so it is not judged by them:
/// who wrote it below the question has said that it answers it.
/// </summary>
internal static class AskedBefore
{
    /// <summary>The passages of that text in their order; none where no heading asks the same.</summary>
    public static IReadOnlyList<Chunk> In(string question, IReadOnlyList<RetrievedChunk> retrieved)
    {
        var best = retrieved.Select(passage => (passage.Chunk, Likeness: LikenessOf(question, passage.Chunk.Heading))).MaxBy(passage => passage.Likeness);
        return best.Likeness <= 0 ? [] :
        [
            .. retrieved.Select(passage => passage.Chunk)
                .Where(chunk => chunk.DocumentId == best.Chunk.DocumentId && chunk.Heading == best.Chunk.Heading).OrderBy(chunk => chunk.Position),
        ];
    }

    private static double LikenessOf(string question, string heading) => heading.EndsWith('?') ? QuestionGroups.Likeness(question, heading) : 0;
}
