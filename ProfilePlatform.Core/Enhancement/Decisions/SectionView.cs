using ProfilePlatform.Core.Enhancement.Runs;

namespace ProfilePlatform.Core.Enhancement.Decisions;

/// <summary>A section as its owner sees it now.</summary>
/// <param name="Section">The section of the latest run.</param>
/// <param name="IsStale">True where the original was changed, dismissed or removed after the run.</param>
public sealed record SectionView(EnhancedSection Section, bool IsStale)
{
    /// <summary>True where it can be accepted as it is.</summary>
    public bool CanAccept => !IsStale && Section is { State: SectionState.Proposed or SectionState.Rejected, Enhanced.Length: > 0, Blocked.Count: 0 };

    /// <summary>"pending", "proposed", "blocked", "stale", "accepted", "rejected" or "missing".</summary>
    public string StateName => Section.State switch
    {
        SectionState.Proposed when IsStale => "stale",
        SectionState.Proposed when Section.Blocked.Count > 0 => "blocked",
        var state => state.ToString().ToLowerInvariant(),
    };
}

/// <summary>A run as its owner sees it now.</summary>
/// <param name="Run">The run.</param>
/// <param name="Sections">Its sections, in their order.</param>
public sealed record RunView(EnhancementRun Run, IReadOnlyList<SectionView> Sections)
{
    /// <summary>Sections that have been rewritten.</summary>
    public int Enhanced => Sections.Count(section => section.Section.Enhanced.Length > 0);

    /// <summary>"completed", "partial" or "failed"; "running" before that.</summary>
    public string Status => Run.State != EnhancementState.Done ? "running" : Enhanced == Sections.Count ? "completed" : Enhanced > 0 ? "partial" : "failed";
}
