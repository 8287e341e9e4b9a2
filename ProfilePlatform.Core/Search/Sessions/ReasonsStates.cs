namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>How far the reasons of a result are.</summary>
public static class ReasonsStates
{
    /// <summary>They stay as they are.</summary>
    public const string Final = "final";

    /// <summary>A model will be asked for better ones.</summary>
    public const string Pending = "pending";
}
