using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Jobs;

/// <summary>This run of the process. Work claimed by an earlier one is free to be taken over.</summary>
public sealed class Boot(TimeProvider time)
{
    /// <summary>New at each start.</summary>
    public Guid Id { get; } = Ids.New(time);
}
