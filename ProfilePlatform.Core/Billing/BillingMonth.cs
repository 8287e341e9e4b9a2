using System.Globalization;

namespace ProfilePlatform.Core.Billing;

/// <summary>
/// What an invoice is for: a calendar month in India, where rupees are paid. India Standard Time has been UTC+05:30 without summer time since 1945, so no
/// database of time zones is asked.
/// </summary>
public readonly record struct BillingMonth(int Year, int Month)
{
    private static readonly TimeSpan India = new(5, 30, 0);

    /// <summary>Months since the year 0; the next month is one more, over the end of a year too.</summary>
    public int Number => (Year * 12) + Month - 1;

    /// <summary>For people: "November 2026".</summary>
    public string Title => new DateOnly(Year, Month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The month that <paramref name="at"/> lies in.</summary>
    public static BillingMonth Of(DateTimeOffset at) => DayOf(at) is var day ? new(day.Year, day.Month) : default;

    /// <summary>The day that <paramref name="at"/> lies in, in India.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(India).DateTime);

    /// <summary>The month with this <see cref="Number"/>.</summary>
    public static BillingMonth FromNumber(int number) => new(number / 12, (number % 12) + 1);

    /// <summary>Reads "2026-11".</summary>
    public static bool TryParse(string? text, out BillingMonth month)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        month = read ? new BillingMonth(first.Year, first.Month) : default;
        return read;
    }

    /// <summary>"2026-11".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");
}
