using System.Globalization;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Dates;

/// <summary>A stretch of time as written in a text.</summary>
/// <param name="Start">First day; null for "until 2019". A month gives its first day, a year 1 January.</param>
/// <param name="End">Last day; null while it goes on. A month gives its last day, a year 31 December.</param>
/// <param name="IsCurrent">True for "present", "since 2020", "2019 –" and their like.</param>
/// <param name="IsSingle">True for one point of time ("May 2020"), which is both start and end.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct DateRange(DateOnly? Start, DateOnly? End, bool IsCurrent, bool IsSingle, TextSpan Span)
{
    /// <summary>A day as "YYYY-MM-DD".</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A day, month, season or year; the year is 0 where it is not said ("May – August 2021").</summary>
internal readonly record struct PartialDate(int Year, int FirstMonth, int LastMonth, int Day)
{
    /// <summary>Weak dates, such as "03/19", count only as an end of a range.</summary>
    public bool Weak { get; init; }

    public DateOnly First => new(Year, FirstMonth == 0 ? 1 : FirstMonth, Day == 0 ? 1 : Math.Min(Day, DateTime.DaysInMonth(Year, FirstMonth)));

    public DateOnly Last
    {
        get
        {
            var month = LastMonth == 0 ? 12 : LastMonth;
            var days = DateTime.DaysInMonth(Year, month);
            return new DateOnly(Year, month, Day == 0 ? days : Math.Min(Day, days));
        }
    }
}
