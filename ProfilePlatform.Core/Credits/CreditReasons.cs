namespace ProfilePlatform.Core.Credits;

/// <summary>What credits were granted or spent for.</summary>
public static class CreditReasons
{
    /// <summary>The grant that each user gets once.</summary>
    public const string SignUp = "sign-up";

    /// <summary>An administrator granted them; the note says why.</summary>
    public const string Granted = "grant";

    /// <summary>People shown by a search.</summary>
    public const string Search = "search";

    /// <summary>A further batch of a search.</summary>
    public const string SearchMore = "search-more";

    /// <summary>Contact details of a person were opened.</summary>
    public const string Unlock = "unlock";

    /// <summary>The account was closed; what was left on it lapsed.</summary>
    public const string Closed = "closed";
}
