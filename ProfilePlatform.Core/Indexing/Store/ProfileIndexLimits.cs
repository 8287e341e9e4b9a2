namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>How much of the index files is kept open and in memory.</summary>
internal sealed record ProfileIndexLimits
{
    /// <summary>Profiles whose files stay open.</summary>
    public int OpenFiles { get; init; } = 64;

    /// <summary>Handles that wait for the next user, per profile.</summary>
    public int IdleHandles { get; init; } = 4;

    /// <summary>Bytes of resident copies over all profiles; a passage of 512 dimensions takes 2 KB.</summary>
    public long ResidentBytes { get; init; } = 256L << 20;
}
