namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>What the head lines of an entry say.</summary>
/// <param name="Title">Role, degree or name; may be empty.</param>
/// <param name="Company">Employer, school or client; may be empty.</param>
/// <param name="Team">Team or department; may be empty.</param>
/// <param name="Place">Where it was; null where not said.</param>
internal sealed record HeaderFields(string Title, string Company, string Team, Place? Place)
{
    /// <summary>True where the words themselves showed which is the title and which the company.</summary>
    public bool Certain { get; init; }

    /// <summary>True where the title stood before the company.</summary>
    public bool TitleFirst { get; init; }
}
