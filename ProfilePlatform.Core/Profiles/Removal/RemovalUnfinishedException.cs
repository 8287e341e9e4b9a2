namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>The profile is gone for everybody, and the order to remove it stands, but a part of what belongs to it could not be removed yet.</summary>
public sealed class RemovalUnfinishedException(Exception cause) : Exception("A part of a removed profile could not be removed yet.", cause);
