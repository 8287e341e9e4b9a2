using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.OwnTexts;

/// <summary>
/// Knows texts of one kind that an owner stands for. Its rows are the truth: nothing is copied, so nothing can be left behind. A change of them orders
/// <see cref="OwnTextWork"/> in its own transaction.
/// </summary>
internal interface IOwnTextSource
{
    /// <summary>The texts of a profile that hold now, in a lasting order.</summary>
    Task<IReadOnlyList<OwnText>> ReadAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken);
}
