namespace ProfilePlatform.Core.Storage;

/// <summary>Makes the ids of all rows: UUIDs of version 7, which sort by the time they were made.</summary>
public static class Ids
{
    /// <summary>A new id stamped with the clock's current time.</summary>
#pragma warning disable RS0030 // The one place where ids are made.
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
#pragma warning restore RS0030
}
