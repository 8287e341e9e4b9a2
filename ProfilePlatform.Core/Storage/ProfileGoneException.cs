namespace ProfilePlatform.Core.Storage;

/// <summary>The profile was removed while something was done for it; nothing of that was kept.</summary>
public sealed class ProfileGoneException() : Exception("The profile is gone.");
