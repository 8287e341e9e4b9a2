using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>What a member asks for.</summary>
public sealed record SearchOrder
{
    /// <summary>The query in their words, 1 to <see cref="LongestQuery"/> characters.</summary>
    public required string Query { get; init; }

    /// <summary>The query as understood, corrected by the member; searched as it is, after normalisation. Null: the query is read.</summary>
    public SearchCriteria? Edited { get; init; }

    /// <summary>What wins over the query.</summary>
    public PeopleRequest Request { get; init; } = new();

    /// <summary>Least salary that the member has in mind, INR a year; shown again, never searched by.</summary>
    public double? SalaryMin { get; init; }

    /// <summary>True where the answer need not wait for a model's reasons: they come later (<see cref="SearchChanges"/>).</summary>
    public bool ReasonsLater { get; init; }

    /// <summary>Most characters of a query.</summary>
    public const int LongestQuery = 500;
}
