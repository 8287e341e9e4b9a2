using ProfilePlatform.Core.Profiles.Removal;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>Takes somebody who is removed for good out of the people index at once, and out of its files.</summary>
internal sealed class PeopleRemoval(PeopleProjection projection, PeopleIndex index, TimeProvider time) : IProfileRemovalObserver
{
    // An index that cannot be read may never be ready, and who removes a profile waits for an answer: the removal's sweep tries again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task RemoveFilesAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await index.Ready.WaitAsync(LongestWait, time, cancellationToken);
        await projection.ForgetAsync(profileId, cancellationToken);
    }
}
