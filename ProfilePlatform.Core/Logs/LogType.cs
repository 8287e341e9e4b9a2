namespace ProfilePlatform.Core.Logs;

/// <summary>Which file.</summary>
public enum LogType
{
    /// <summary>Everything.</summary>
    App,

    /// <summary>Documents and indexing.</summary>
    Indexing,

    /// <summary>Conversations.</summary>
    Chat,

    /// <summary>What concerns one profile.</summary>
    Profile,
}
