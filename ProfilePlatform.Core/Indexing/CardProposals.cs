using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Brings a profile's cards up to what its documents say now, without touching what the owner decided.</summary>
internal static class CardProposals
{
    /// <summary>
    /// Adds new proposals, refreshes untouched ones, removes untouched ones whose passage is gone. A card that was edited, accepted or dismissed
    /// stays as it is, and is not proposed again.
    /// </summary>
    public static async Task ReplaceAsync(
        AppDbContext db, Guid profileId, IReadOnlyList<ExperienceCard> proposals, CancellationToken cancellationToken)
    {
        var existing = await db.Set<ExperienceCard>().Include(card => card.Children)
            .Where(card => card.ProfileId == profileId && card.DocumentId != null).ToListAsync(cancellationToken);
        var bySource = existing.GroupBy(card => card.SourceKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var wanted = proposals.DistinctBy(card => card.SourceKey, StringComparer.Ordinal).ToList();
        for (var position = 0; position < wanted.Count; position++)
        {
            var proposal = wanted[position];
            proposal.Position = position;
            if (!bySource.TryGetValue(proposal.SourceKey, out var card))
            {
                db.Add(proposal);
            }
            else if (IsUntouched(card))
            {
                Refresh(db, card, proposal);
            }
        }

        var keys = wanted.Select(card => card.SourceKey).ToHashSet(StringComparer.Ordinal);
        db.RemoveRange(existing.Where(card => IsUntouched(card) && !keys.Contains(card.SourceKey)));
    }

    /// <summary>Removes the untouched proposals that came from a document.</summary>
    public static async Task RemoveOfDocumentAsync(AppDbContext db, Guid documentId, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<ExperienceCard>()
            .Where(card => card.DocumentId == documentId && card.State == CardState.Proposed && card.EditedAt == null)
            .ToListAsync(cancellationToken));

    private static bool IsUntouched(ExperienceCard card) => card.State == CardState.Proposed && card.EditedAt is null;

    private static void Refresh(AppDbContext db, ExperienceCard card, ExperienceCard proposal)
    {
        // The id stays: pages and search results may point at it.
        var entry = db.Entry(card);
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
        {
            property.CurrentValue = property.Metadata.PropertyInfo!.GetValue(proposal);
        }

        if (!card.Children.OrderBy(child => child.Position).Select(Content).SequenceEqual(proposal.Children.Select(Content)))
        {
            db.RemoveRange(card.Children);
            db.AddRange(proposal.Children.Select(child => new CardChild
            {
                Id = child.Id,
                CardId = card.Id,
                ChildType = child.ChildType,
                ItemsJson = child.ItemsJson,
                RawText = child.RawText,
                Position = child.Position,
            }));
        }
    }

    private static (string, string, string) Content(CardChild child) => (child.ChildType, child.ItemsJson, child.RawText);
}
