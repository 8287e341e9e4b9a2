namespace ProfilePlatform.Core.Documents;

/// <summary>Lets one change of a profile's files happen at a time. A fixed number of locks is shared by all profiles.</summary>
internal sealed class ProfileLocks : IDisposable
{
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the profile's turn, which ends when the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(Guid profileId, CancellationToken cancellationToken)
    {
        var place = _locks[(uint)profileId.GetHashCode() % _locks.Length];
        await place.WaitAsync(cancellationToken);
        return new Turn(place);
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_locks, place => place.Dispose());

    private sealed class Turn(SemaphoreSlim place) : IDisposable
    {
        public void Dispose() => place.Release();
    }
}
