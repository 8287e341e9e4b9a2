using System.Text;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Style;

/// <summary>Knows how an owner writes: from their sample letter, else from their documents, else not at all.</summary>
public sealed class StyleReading(IDbContextFactory<AppDbContext> contexts, DocumentStore documents)
{
    /// <summary>The style of a profile's owner.</summary>
    public async Task<WritingStyle> ReadAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<OwnStyle>().AsNoTracking().SingleOrDefaultAsync(style => style.ProfileId == profileId, cancellationToken) is { } own)
            {
                return new WritingStyle("letter", own.Tone, own.VocabularyLevel, own.SentenceLength);
            }
        }

        var prose = new StringBuilder();
        foreach (var document in await documents.ListAsync(profileId, cancellationToken))
        {
            var text = document.Kind == DocumentKind.Csv ? null : await documents.TextByShaAsync(profileId, document.Sha256, cancellationToken);
            prose.Append(text?.Text).Append("\n\n");
        }

        return StyleMeasure.Of(prose.ToString(), "documents") ?? WritingStyle.None;
    }
}
