using System.Collections.Concurrent;
using ProfilePlatform.Core.Profiles.Removal;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Groups whose pairs are being scored. One process works on a data folder, so its memory knows.</summary>
internal sealed class GroupsAtWork
{
    private readonly ConcurrentDictionary<Guid, Work> _groups = [];

    public bool Holds(Guid groupId) => _groups.ContainsKey(groupId);

    /// <summary>Takes the group, for one caller only, until it is released.</summary>
    public bool TryTake(Guid groupId, Guid profileId) => _groups.TryAdd(groupId, new Work(profileId));

    /// <summary>Is cancelled when the organiser's profile is being removed.</summary>
    public CancellationToken Ended(Guid groupId) => _groups[groupId].Ended.Token;

    public void Release(Guid groupId)
    {
        if (_groups.TryRemove(groupId, out var work))
        {
            work.Released.SetResult();
        }
    }

    /// <summary>Ends the work on all groups of the organiser, and waits for its end.</summary>
    public async Task EndAsync(Guid profileId, CancellationToken cancellationToken)
    {
        foreach (var work in _groups.Values.Where(work => work.ProfileId == profileId))
        {
            await work.Ended.CancelAsync();
            await work.Released.Task.WaitAsync(cancellationToken);
        }
    }

    // Its source of cancellation has no timer and no link: nothing of it is to be disposed.
    private sealed record Work(Guid ProfileId)
    {
        public CancellationTokenSource Ended { get; } = new();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Ends the runs of a removed profile. Its groups, and its pairs in groups of others, go along with its row by their foreign keys.</summary>
internal sealed class GroupRemoval(GroupsAtWork work) : IProfileRemovalObserver
{
    public Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => work.EndAsync(profileId, cancellationToken);
}
