using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>A search.</summary>
internal sealed record SearchBody(
    string? Query, SearchCriteria? Parsed, bool? OpenToWorkOnly, IReadOnlyList<string>? PreferredLocations, double? SalaryMin, double? SalaryMax, int? NumCards)
{
    public SearchOrder Order() => new()
    {
        Query = Query ?? "",
        Edited = Parsed,
        SalaryMin = SalaryMin,
        Request = new PeopleRequest { OpenToWorkOnly = OpenToWorkOnly, PreferredLocations = PreferredLocations ?? [], SalaryMax = SalaryMax, NumCards = NumCards },
    };
}

/// <summary>A further batch of a search.</summary>
internal sealed record MoreBody(int? Offset, int? Limit);

/// <summary>A wish to see contact details.</summary>
internal sealed record UnlockBody(Guid? SearchId);

/// <summary>A wish to be told of new people.</summary>
internal sealed record AlertsBody(bool? Alerts);

/// <summary>Which ranks of a search are meant.</summary>
internal readonly record struct Batch(int Offset, int Limit)
{
    private const int Most = 24;
    private const int Usual = 6;

    /// <summary>Clamps the limit; null with what is wrong where they are no ranks.</summary>
    public static Batch? Of(int? offset, int? limit, out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (offset is null or < 0 or > 1_000)
        {
            errors["offset"] = ["Must be 0 to 1000."];
        }

        if (limit is < 1 or > 1_000)
        {
            errors["limit"] = ["Must be 1 to 1000."];
        }

        return errors.Count > 0 ? null : new Batch(offset!.Value, Math.Min(limit ?? Usual, Most));
    }
}
