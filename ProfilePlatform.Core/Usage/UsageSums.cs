namespace ProfilePlatform.Core.Usage;

/// <summary>The groupings of the ledger, in a form that the database carries out.</summary>
internal sealed class UsageSums
{
    public int Day { get; init; }

    public string Slug { get; init; } = "";

    public string Operation { get; init; } = "";

    public string Model { get; init; } = "";

    public int Calls { get; init; }

    public int Cached { get; init; }

    public long Prompt { get; init; }

    public long Completion { get; init; }

    public long Total { get; init; }

    public long Cost { get; init; }

    /// <summary>How many rows have a cost: a sum cannot tell "nothing said" from nothing.</summary>
    public int Priced { get; init; }

    public static IQueryable<UsageSums> ByDay(IQueryable<UsageEntry> rows) => rows
        .GroupBy(entry => new { entry.Day, entry.Operation, entry.Model })
        .OrderByDescending(group => group.Key.Day).ThenBy(group => group.Key.Operation).ThenBy(group => group.Key.Model)
        .Select(group => new UsageSums
        {
            Day = group.Key.Day,
            Operation = group.Key.Operation,
            Model = group.Key.Model,
            Calls = group.Count(),
            Cached = group.Count(entry => entry.Cached),
            Prompt = group.Sum(entry => (long)entry.PromptTokens),
            Completion = group.Sum(entry => (long)entry.CompletionTokens),
            Total = group.Sum(entry => (long)entry.TotalTokens),
            Cost = group.Sum(entry => entry.CostMicros ?? 0),
            Priced = group.Count(entry => entry.CostMicros != null),
        });

    public static IQueryable<UsageSums> ByDayAndProfile(IQueryable<UsageEntry> rows) => rows
        .GroupBy(entry => new { entry.Day, entry.ProfileId, entry.Slug, entry.Operation, entry.Model })
        .OrderByDescending(group => group.Key.Day).ThenBy(group => group.Key.Slug).ThenBy(group => group.Key.ProfileId)
        .ThenBy(group => group.Key.Operation).ThenBy(group => group.Key.Model)
        .Select(group => new UsageSums
        {
            Day = group.Key.Day,
            Slug = group.Key.Slug,
            Operation = group.Key.Operation,
            Model = group.Key.Model,
            Calls = group.Count(),
            Cached = group.Count(entry => entry.Cached),
            Prompt = group.Sum(entry => (long)entry.PromptTokens),
            Completion = group.Sum(entry => (long)entry.CompletionTokens),
            Total = group.Sum(entry => (long)entry.TotalTokens),
            Cost = group.Sum(entry => entry.CostMicros ?? 0),
            Priced = group.Count(entry => entry.CostMicros != null),
        });

    public static IQueryable<UsageSums> Together(IQueryable<UsageEntry> rows) => rows
        .GroupBy(entry => 1)
        .Select(group => new UsageSums
        {
            Calls = group.Count(),
            Cached = group.Count(entry => entry.Cached),
            Prompt = group.Sum(entry => (long)entry.PromptTokens),
            Completion = group.Sum(entry => (long)entry.CompletionTokens),
            Total = group.Sum(entry => (long)entry.TotalTokens),
            Cost = group.Sum(entry => entry.CostMicros ?? 0),
            Priced = group.Count(entry => entry.CostMicros != null),
        });

    public UsageSum ToSum() => new(Calls, Cached, Prompt, Completion, Total, Priced == 0 ? null : Cost);

    public DailyUsage ToUsage() => new(UsageDay.FromNumber(Day), Slug, Operation, Model, ToSum());
}
