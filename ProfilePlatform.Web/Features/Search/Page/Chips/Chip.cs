namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>What a condition does to people.</summary>
public enum ChipGroup
{
    /// <summary>Leaves out whoever does not fulfil it.</summary>
    Must,

    /// <summary>Raises whoever fulfils it.</summary>
    Should,

    /// <summary>Leaves out whoever is so.</summary>
    Not,
}

/// <summary>What a condition is about.</summary>
public enum ChipKind
{
    /// <summary>The role that is looked for.</summary>
    Role,

    /// <summary>A skill or tool.</summary>
    Skill,

    /// <summary>Any other word.</summary>
    Word,

    /// <summary>A firm.</summary>
    Firm,

    /// <summary>A team.</summary>
    Team,

    /// <summary>A place.</summary>
    Place,

    /// <summary>When it was.</summary>
    Time,

    /// <summary>A field of work.</summary>
    Field,

    /// <summary>A narrower field.</summary>
    NarrowField,

    /// <summary>"intern" to "executive".</summary>
    Seniority,

    /// <summary>"full_time" and others.</summary>
    Employment,

    /// <summary>One of the intents: work, education, project and others.</summary>
    Experience,

    /// <summary>Whether it still goes on.</summary>
    Current,

    /// <summary>Only people who look for work.</summary>
    OpenToWork,

    /// <summary>The salary offered.</summary>
    Salary,
}

/// <summary>One condition of a query as it stands on the page.</summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">As the criteria have it; empty for kinds that are there once.</param>
/// <param name="Text">As people read it.</param>
public sealed record Chip(ChipGroup Group, ChipKind Kind, string Value, string Text)
{
    /// <summary>True where its text can be changed; yes-or-no conditions can only be removed, and the role is read from its words.</summary>
    public bool CanEdit => Kind is not (ChipKind.Current or ChipKind.OpenToWork or ChipKind.Role);

    /// <summary>The other group that it can stand in; null where there is none. Skills are always wishes: people are not left out for want of one.</summary>
    public ChipGroup? OtherGroup => (Group, Kind) switch
    {
        (ChipGroup.Must, ChipKind.Firm or ChipKind.Team or ChipKind.Place or ChipKind.Field or ChipKind.NarrowField
            or ChipKind.Seniority or ChipKind.Employment or ChipKind.Experience) => ChipGroup.Should,
        (ChipGroup.Should, ChipKind.Word or ChipKind.Experience) => ChipGroup.Must,
        _ => null,
    };
}
