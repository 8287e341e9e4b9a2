using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Leads.Questions;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Finds a text that stands under just the question that is asked. Its words need not be the question's ("Yes, for two years."), so it is not judged by them:
/// who wrote it below the question has said that it answers it.
/// </summary>
internal static class AskedBefore
{
    /// <summary>The passages of that text in their order; none where no heading asks the same.</summary>
    public static IReadOnlyList<Chunk> In(string question, IEnumerable<Chunk> passages)
    {
        var chunks = passages.OrderBy(chunk => chunk.Position).ToList();
        var best = chunks.Where(chunk => LikenessOf(question, chunk.Heading) > 0).MaxBy(chunk => LikenessOf(question, chunk.Heading));
        return best is null ? [] : chunks.FindAll(chunk => chunk.DocumentId == best.DocumentId && chunk.Heading == best.Heading);
    }

    private static double LikenessOf(string question, string heading) => heading.EndsWith('?') ? QuestionGroups.Likeness(question, heading) : 0;
}
