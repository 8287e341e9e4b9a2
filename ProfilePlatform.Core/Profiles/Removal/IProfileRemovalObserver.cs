using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>
/// Knows of something that belongs to a profile and must go with it for good. Each part is called again until the removal has settled, by a later
/// process too, so it must do no harm the second time.
/// </summary>
public interface IProfileRemovalObserver
{
    /// <summary>Removes rows, in the transaction that removes the profile's own.</summary>
    Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends work under way and waits for its end. The rows are gone already.</summary>
    Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Removes files and what is kept in memory. No work is under way any more.</summary>
    Task RemoveFilesAsync(Guid profileId, CancellationToken cancellationToken) => Task.CompletedTask;
}
