namespace ProfilePlatform.Core.Usage;

/// <summary>UTC days as the ledger numbers them: whole days since 1 January 1970.</summary>
public static class UsageDay
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>The number of a day.</summary>
    internal static int Number(DateOnly day) => day.DayNumber - Epoch;

    /// <summary>The day with a number.</summary>
    internal static DateOnly FromNumber(int number) => DateOnly.FromDayNumber(number + Epoch);
}
