using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Makes passages and card proposals of one document.</summary>
internal sealed class DocumentPassages(DocumentStore documents)
{
    /// <summary>The document's passages, numbered from <paramref name="firstPosition"/>, and the cards that it suggests.</summary>
    public async Task<(IReadOnlyList<Chunk> Chunks, IReadOnlyList<ExperienceCard> Cards)> OfAsync(
        Document document, int firstPosition, CancellationToken cancellationToken)
    {
        var text = await documents.TextByShaAsync(document.ProfileId, document.Sha256, cancellationToken)
            ?? throw new InvalidOperationException("The document's text is missing.");
        var chunks = new List<Chunk>();
        for (var start = 0; start < text.Text.Length;)
        {
            var end = text.Text.IndexOf("\n\n", start, StringComparison.Ordinal) is var found and >= 0 ? found : text.Text.Length;
            var span = new TextSpan(start, end);
            var passage = span.In(text.Text);
            if (passage.Trim().Length > 0)
            {
                chunks.Add(new Chunk(TextHash.Of($"{document.Id}/{start}/{passage}"), document.Id, Topics.Experience, "", span, passage, firstPosition + chunks.Count));
            }

            start = end + 2;
        }

        return (chunks, []);
    }
}
