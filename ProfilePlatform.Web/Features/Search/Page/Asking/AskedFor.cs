using System.Globalization;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>What the form of the search says. It has an address, so that a query can be shared; opening the address searches for nothing.</summary>
public sealed record AskedFor
{
    /// <summary>Most characters of a query.</summary>
    public const int LongestQuery = 500;

    /// <summary>Most places, and most characters of one.</summary>
    public const int MostPlaces = 10;
    public const int LongestPlace = 100;

    /// <summary>INR a year.</summary>
    private const double MostSalary = 1e10;

    /// <summary>The query.</summary>
    public string Query { get; init; } = "";

    /// <summary>People wanted; null where the query says it, or nobody.</summary>
    public int? People { get; init; }

    /// <summary>Only people who look for work.</summary>
    public bool OpenToWork { get; init; }

    /// <summary>Places where they must be ready to work; counts with <see cref="OpenToWork"/> only.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Salary offered, as typed.</summary>
    public string Salary { get; init; } = "";

    /// <summary>From the fields of a form or an address. What is no number of people is left out; everything is cut to length.</summary>
    public static AskedFor Read(string? query, string? people, bool openToWork, string? places, string? salary) => new()
    {
        Query = Cut((query ?? "").Trim(), LongestQuery + 1),
        People = int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? Math.Min(count, RankingProfile.Default.TopPeopleStored) : null,
        OpenToWork = openToWork,
        Places = [.. (places ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(place => Cut(place, LongestPlace)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostPlaces)],
        Salary = Cut((salary ?? "").Trim(), 40),
    };

    /// <summary>As a search that is opened again was asked.</summary>
    public static AskedFor Of(OpenSearch open) => new()
    {
        Query = open.Query,
        People = open.Request.NumCards,
        OpenToWork = open.Request.OpenToWorkOnly == true,
        Places = open.Request.PreferredLocations,
        Salary = open.Request.SalaryMax is { } offer ? offer.ToString("0", CultureInfo.InvariantCulture) : "",
    };

    /// <summary>The form without the options that <paramref name="query"/> has given up.</summary>
    public AskedFor Without(PeopleQuery query) => this with
    {
        OpenToWork = OpenToWork && query.OpenToWorkOnly,
        Places = query.PreferredLocations.Count > 0 ? Places : [],
        Salary = query.SalaryMax is null ? "" : Salary,
    };

    /// <summary>The page with the form filled like this.</summary>
    public string Address => "/search" + (Parts().ToList() is { Count: > 0 } parts ? "?" + string.Join('&', parts) : "");

    /// <summary>The same with a search of it, which is opened again for nothing by whoever made it.</summary>
    public string AddressOf(Guid search) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}id={search}";

    /// <summary>Why it cannot be searched for; null where it can.</summary>
    public string? Fault(TimeProvider time) =>
        Query.Length == 0 ? "Write whom you look for."
        : Query.Length > LongestQuery ? $"A query has at most {LongestQuery} characters."
        : Salary.Length > 0 && SalaryMax(time) is null ? "The salary is not understood. Write it like “24 LPA” or “₹80,000 a month”."
        : null;

    /// <summary>Most people that a search shows, and so its highest price in credits.</summary>
    public int Most(TimeProvider time) => Request(time).NumCards!.Value;

    /// <summary>What goes with the query. The number of people is always said, so that no other reading of the query costs more than the page said.</summary>
    public PeopleRequest Request(TimeProvider time) => new()
    {
        OpenToWorkOnly = OpenToWork ? true : null,
        PreferredLocations = OpenToWork ? Places : [],
        SalaryMax = SalaryMax(time),
        NumCards = People ?? (Query.Length is > 0 and <= LongestQuery ? RuleParser.Parse(Query, time).NumCards : null) ?? RankingProfile.Default.DefaultNumCards,
    };

    private double? SalaryMax(TimeProvider time)
    {
        if (Salary.Length == 0)
        {
            return null;
        }

        var read = double.TryParse(Salary.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain)
            ? plain
            : RuleParser.Parse(Salary, time).Must.OfferSalaryInrPerYear ?? RuleParser.Parse("salary " + Salary, time).Must.OfferSalaryInrPerYear;
        return read is > 0 and <= MostSalary ? read : null;
    }

    private IEnumerable<string> Parts()
    {
        if (Query.Length > 0) { yield return "q=" + Uri.EscapeDataString(Query); }
        if (People is { } people) { yield return string.Create(CultureInfo.InvariantCulture, $"n={people}"); }
        if (OpenToWork) { yield return "open=1"; }
        if (Places.Count > 0) { yield return "in=" + Uri.EscapeDataString(string.Join(", ", Places)); }
        if (Salary.Length > 0) { yield return "max=" + Uri.EscapeDataString(Salary); }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : Core.Text.WellFormed.Of(text[..most]).TrimEnd();
}
