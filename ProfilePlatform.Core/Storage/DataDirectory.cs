namespace ProfilePlatform.Core.Storage;

/// <summary>Where everything that lives past a restart is kept: the paths under <c>DATA_DIR</c>.</summary>
public sealed class DataDirectory
{
    /// <summary>Resolves <paramref name="root"/> to a full path; creates nothing.</summary>
    public DataDirectory(string root) => Root = Path.GetFullPath(root);

    /// <summary>The full path of <c>DATA_DIR</c>.</summary>
    public string Root { get; }

    /// <summary>The relational database, the only truth.</summary>
    public string PlatformDb => Path.Combine(Root, "platform.db");

    /// <summary>The people index: cards of everybody who is listed.</summary>
    public string SearchDb => Path.Combine(Root, "search.db");

    /// <summary>What of the people index stays in memory, for a fast start.</summary>
    public string SearchSnapshot => Path.Combine(Root, "search.snapshot");

    /// <summary>The job scheduler's own database.</summary>
    public string JobsDb => Path.Combine(Root, "jobs.db");

    /// <summary>The Data Protection key ring.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Log files.</summary>
    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Folders of deleted profiles on their way out.</summary>
    public string Trash => Path.Combine(Root, "trash");

    /// <summary>One profile's folder; named by id, so that a slug can change.</summary>
    public string Profile(Guid profileId) => Path.Combine(Root, "profiles", profileId.ToString("D"));

    /// <summary>One profile's index: chunks, FTS5 and vectors.</summary>
    public string ProfileIndex(Guid profileId) => Path.Combine(Profile(profileId), "index.db");

    /// <summary>One profile's original documents and their canonical texts.</summary>
    public string Documents(Guid profileId) => Path.Combine(Profile(profileId), "docs");
}
