namespace ProfilePlatform.Core.Indexing;

/// <summary>The profile's index was closed because the profile is being deleted: to a caller, the profile is not there.</summary>
public sealed class ProfileIndexClosedException(Guid profileId) : Exception($"The index of profile {profileId:D} is closed.")
{
    /// <summary>The profile.</summary>
    public Guid ProfileId { get; } = profileId;
}
