using ProfilePlatform.Core.Profiles.Removal;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>Takes somebody who is removed for good out of the people index at once, and out of its files.</summary>
internal sealed class PeopleRemoval(PeopleProjection projection) : IProfileRemovalObserver
{
    public Task RemoveFilesAsync(Guid profileId, CancellationToken cancellationToken) => projection.ForgetAsync(profileId, cancellationToken);
}
