namespace ProfilePlatform.Core.Indexing;

/// <summary>The topics that passages are filed under; the same list for splitting and for intent.</summary>
public static class Topics
{
    /// <summary>Name, address, e-mail, telephone, links.</summary>
    public const string Contact = "contact";

    /// <summary>Who the person is, in a paragraph.</summary>
    public const string Summary = "summary";

    /// <summary>Jobs, projects, publications, patents.</summary>
    public const string Experience = "experience";

    /// <summary>Schools, degrees, courses.</summary>
    public const string Education = "education";

    /// <summary>Skills, tools, languages.</summary>
    public const string Skills = "skills";

    /// <summary>Prizes, honours, certificates.</summary>
    public const string Awards = "awards";

    /// <summary>What others wrote about the person.</summary>
    public const string Recommendations = "recommendations";

    /// <summary>Everything else.</summary>
    public const string Other = "other";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Summary, Experience, Education, Skills, Awards, Recommendations, Contact, Other];
}
