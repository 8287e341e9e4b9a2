using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Searches of which a member is told when new people match.</summary>
public sealed class SearchAlerts
{
    /// <summary>Most searches that a member can have watched.</summary>
    public const int Most = 20;

    /// <summary>Has a search watched, or no longer.</summary>
    public Task<AlertEnd> SetAsync(Viewer viewer, Guid searchId, bool alerts, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>What came of a wish to be told.</summary>
public enum AlertEnd
{
    /// <summary>It is as wished.</summary>
    Done,

    /// <summary>The member has no such search.</summary>
    Missing,

    /// <summary>They have <see cref="SearchAlerts.Most"/> watched already.</summary>
    TooMany,
}
