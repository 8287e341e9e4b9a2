namespace ProfilePlatform.Core.Enhancement;

/// <summary>What a section tells of.</summary>
public enum SectionKind
{
    /// <summary>The person, in a few paragraphs.</summary>
    Summary,

    /// <summary>A job or a study.</summary>
    Experience,

    /// <summary>A project, a publication or a patent.</summary>
    Project,
}
