using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Usage;

/// <summary>What language models used, over HTTP: to an owner of their own profile, to admins of everything.</summary>
internal static class UsageEndpoints
{
    private const decimal MicrosPerDollar = 1_000_000;
    private static readonly string[] Columns = ["day", "op", "model", "calls", "prompt", "completion", "total", "cached", "cost"];
    private static readonly string[] PlatformColumns = ["day", "slug", .. Columns[1..]];

    public static void MapUsage(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/usage", OfProfile);
        api.MapGet("/admin/usage", OfPlatform).AdminOnly();
        api.MapGet("/admin/usage/rows", Rows).AdminOnly();
    }

    private static async Task<Results<Ok<ProfileUsage>, PushStreamHttpResult, ProblemHttpResult>> OfProfile(
        RequestViewer who, string slug, int? page, int? page_size, string? format, ProfileRegistry registry, UsageReport report, UsageBudget budget,
        CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        if (format == "csv")
        {
            return CsvTable.Of(
                $"usage-{profile.Slug}.csv", Columns, report.AllOfProfileAsync(profile.Id, cancellationToken), row => Cells(UsageView.Of(row)));
        }

        var found = await report.OfProfileAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        var state = await budget.StateOfAsync(profile.Id, cancellationToken);
        return TypedResults.Ok(new ProfileUsage(
            [.. found.Items.Select(UsageView.Of)], found.Total, found.Page, new BudgetView(state.Used, state.Limit, state.Exhausted)));
    }

    private static async Task<Results<Ok<Paged<PlatformUsageView>>, PushStreamHttpResult>> OfPlatform(
        int? page, int? page_size, string? format, UsageReport report, CancellationToken cancellationToken)
    {
        if (format == "csv")
        {
            return CsvTable.Of(
                "usage.csv", PlatformColumns, report.AllOfPlatformAsync(cancellationToken),
                row => [Day(row.Day), row.Slug, .. Cells(UsageView.Of(row)).Skip(1)]);
        }

        var found = await report.OfPlatformAsync(new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<PlatformUsageView>([.. found.Items.Select(PlatformUsageView.Of)], found.Total, found.Page));
    }

    private static async Task<Ok<Paged<RowView>>> Rows(
        int? page, int? page_size, UsageReport report, CancellationToken cancellationToken)
    {
        var found = await report.RowsAsync(new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<RowView>([.. found.Items.Select(RowView.Of)], found.Total, found.Page));
    }

    private static decimal? Dollars(long? micros) => micros / MicrosPerDollar;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Cells(UsageView row) =>
    [
        Day(row.Day), row.Op, row.Model,
        .. new long[] { row.Calls, row.Prompt, row.Completion, row.Total, row.Cached }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        row.Cost?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
    ];

    internal sealed record ProfileUsage(IReadOnlyList<UsageView> Items, int Total, int Page, BudgetView Budget);

    internal sealed record BudgetView(long Used, long? Limit, bool Exhausted);

    internal sealed record UsageView(
        DateOnly Day, string Op, string Model, int Calls, long Prompt, long Completion, long Total, int Cached, decimal? Cost)
    {
        public static UsageView Of(DailyUsage row) => new(
            row.Day, row.Operation, row.Model, row.Sum.Calls, row.Sum.PromptTokens, row.Sum.CompletionTokens, row.Sum.TotalTokens, row.Sum.CachedCalls,
            Dollars(row.Sum.CostMicros));
    }

    internal sealed record PlatformUsageView(
        DateOnly Day, string Slug, string Op, string Model, int Calls, long Prompt, long Completion, long Total, int Cached, decimal? Cost)
    {
        public static PlatformUsageView Of(DailyUsage row) => new(
            row.Day, row.Slug, row.Operation, row.Model, row.Sum.Calls, row.Sum.PromptTokens, row.Sum.CompletionTokens, row.Sum.TotalTokens,
            row.Sum.CachedCalls, Dollars(row.Sum.CostMicros));
    }

    internal sealed record RowView(
        DateTimeOffset Ts, string Slug, string Op, string Model, int Prompt, int Completion, int Total, int LatencyMs, bool Cached, decimal? Cost,
        bool Estimated, string Outcome)
    {
        public static RowView Of(UsageEntry row) => new(
            row.At, row.Slug, row.Operation, row.Model, row.PromptTokens, row.CompletionTokens, row.TotalTokens, row.LatencyMs, row.Cached,
            Dollars(row.CostMicros), row.Estimated, row.Outcome);
    }
}
