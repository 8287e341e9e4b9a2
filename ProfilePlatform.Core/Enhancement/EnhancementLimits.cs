namespace ProfilePlatform.Core.Enhancement;

/// <summary>Lengths in characters.</summary>
public static class EnhancementLimits
{
    /// <summary>The longest summary.</summary>
    public const int Summary = 2_000;

    /// <summary>The longest description of an experience.</summary>
    public const int Experience = 2_000;

    /// <summary>The longest description of a project.</summary>
    public const int Project = 1_000;

    /// <summary>The longest wish of an owner.</summary>
    public const int CustomPrompt = 500;

    /// <summary>Sections of one run. No profile has as many; cards beyond stay as they are.</summary>
    public const int Sections = 120;

    /// <summary>The longest text of a section of this kind.</summary>
    public static int Of(SectionKind kind) => kind switch
    {
        SectionKind.Summary => Summary,
        SectionKind.Experience => Experience,
        _ => Project,
    };
}
