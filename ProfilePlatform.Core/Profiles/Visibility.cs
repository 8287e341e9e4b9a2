namespace ProfilePlatform.Core.Profiles;

/// <summary>Who may see an enabled profile.</summary>
public enum Visibility
{
    /// <summary>Everybody, and it is listed.</summary>
    Public,

    /// <summary>Everybody who knows the address; it is not listed.</summary>
    Unlisted,

    /// <summary>Signed-in members.</summary>
    Members,

    /// <summary>Its owner and admins.</summary>
    Private,
}
