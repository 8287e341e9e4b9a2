namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>How long a removal watches for latecomers.</summary>
/// <param name="Settles">
/// Time from the first pass to the last. An upload, a call of a model or a row on its way to the ledger that began before the removal ends well within it.
/// </param>
public sealed record RemovalTimes(TimeSpan Settles)
{
    /// <summary>Ten minutes.</summary>
    public static RemovalTimes Default { get; } = new(TimeSpan.FromMinutes(10));
}
