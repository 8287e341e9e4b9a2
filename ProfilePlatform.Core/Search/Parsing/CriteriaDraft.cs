using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>What the finders have found so far.</summary>
internal sealed class CriteriaDraft
{
    public List<string> Companies { get; } = [];

    public List<string> Teams { get; } = [];

    public List<string> EmploymentTypes { get; } = [];

    public List<string> Levels { get; } = [];

    public List<NamedPlace> Places { get; } = [];

    public List<string> Skills { get; } = [];

    public List<string> Keywords { get; } = [];

    public List<string> Intents { get; } = [];

    public List<string> ExcludedCompanies { get; } = [];

    public List<string> ExcludedKeywords { get; } = [];

    public SoughtRole? Role { get; set; }

    public string? TimeStart { get; set; }

    public string? TimeEnd { get; set; }

    public string TimeLabel { get; set; } = "";

    public bool? IsCurrent { get; set; }

    public bool? OpenToWork { get; set; }

    public double? Salary { get; set; }

    public int? NumCards { get; set; }

    /// <summary>Words that say something, and how many of them were understood.</summary>
    public (int Understood, int All) Words { get; set; }
}
