namespace ProfilePlatform.Core.Logs;

/// <summary>How much is kept: in memory, in a file, and of how many files.</summary>
public sealed record LogLimits
{
    /// <summary>Entries that may wait to be written; past it the newest are dropped and counted.</summary>
    public int Waiting { get; init; } = 10_000;

    /// <summary>In bytes: a file past it is followed by the next.</summary>
    public long FileSize { get; init; } = 10 * 1024 * 1024;

    /// <summary>Files that are kept of one type, the one that is written among them.</summary>
    public int Files { get; init; } = 10;

    /// <summary>In bytes, for one profile's file.</summary>
    public long ProfileFileSize { get; init; } = 1024 * 1024;

    /// <summary>Files that are kept of one profile.</summary>
    public int ProfileFiles { get; init; } = 3;
}
