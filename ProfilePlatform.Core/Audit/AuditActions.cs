namespace ProfilePlatform.Core.Audit;

/// <summary>The acts that are recorded.</summary>
public static class AuditActions
{
    /// <summary>A user signed in.</summary>
    public const string SignedIn = "sign-in";

    /// <summary>A sign-in was refused.</summary>
    public const string SignInRefused = "sign-in.refused";

    /// <summary>A user signed out.</summary>
    public const string SignedOut = "sign-out";

    /// <summary>All sessions of a user were ended.</summary>
    public const string SignedOutEverywhere = "sign-out.everywhere";

    /// <summary>A user became an administrator, or ceased to be one.</summary>
    public const string RoleChanged = "user.role";

    /// <summary>A user was kept out.</summary>
    public const string UserDisabled = "user.disabled";

    /// <summary>A user who was kept out may sign in again.</summary>
    public const string UserEnabled = "user.enabled";

    /// <summary>A profile was made.</summary>
    public const string ProfileCreated = "profile.created";

    /// <summary>A profile was shown to visitors.</summary>
    public const string ProfileEnabled = "profile.enabled";

    /// <summary>A profile was taken down.</summary>
    public const string ProfileDisabled = "profile.disabled";

    /// <summary>A profile was deleted so that it can come back.</summary>
    public const string ProfileSoftDeleted = "profile.soft-deleted";

    /// <summary>A soft-deleted profile came back.</summary>
    public const string ProfileRestored = "profile.restored";

    /// <summary>A profile and everything of it was removed for good.</summary>
    public const string ProfileDeleted = "profile.deleted";

    /// <summary>Everything held on a person was handed out.</summary>
    public const string ProfileExported = "profile.exported";

    /// <summary>A user's account was erased at their wish.</summary>
    public const string AccountErased = "user.erased";

    /// <summary>A prompt was changed or restored.</summary>
    public const string PromptChanged = "prompt.changed";

    /// <summary>How a profile looks was changed.</summary>
    public const string AppearanceChanged = "appearance.changed";

    /// <summary>An API key was made.</summary>
    public const string ApiKeyCreated = "api-key.created";

    /// <summary>An API key was revoked.</summary>
    public const string ApiKeyRevoked = "api-key.revoked";

    /// <summary>An API key was used for the first time in an hour.</summary>
    public const string ApiKeyUsed = "api-key.used";

    /// <summary>An administrator granted credits.</summary>
    public const string CreditsGranted = "credits.granted";

    /// <summary>A profile got another tier, or another price for it.</summary>
    public const string TierChanged = "profile.tier";

    /// <summary>An administrator had an invoice made.</summary>
    public const string InvoiceMade = "invoice.made";

    /// <summary>Somebody said that they had paid, or took that back.</summary>
    public const string InvoiceClaimed = "invoice.claimed";

    /// <summary>An administrator confirmed a payment.</summary>
    public const string InvoiceConfirmed = "invoice.confirmed";
}
