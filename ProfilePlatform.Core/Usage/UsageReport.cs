using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Usage;

/// <summary>Adds up the ledger. The database groups and sums by its indexes; days are UTC days.</summary>
public sealed class UsageReport(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>A profile's calls by day, operation and model, newest day first.</summary>
    public async Task<Paged<DailyUsage>> OfProfileAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await Of(db, profileId).Select(entry => new { entry.Day, entry.Operation, entry.Model }).Distinct().CountAsync(cancellationToken);
        var rows = await UsageSums.ByDay(Of(db, profileId)).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Paged<DailyUsage>([.. rows.Select(row => row.ToUsage())], total, page.Page);
    }

    /// <summary>The same, all of it, row by row.</summary>
    public async IAsyncEnumerable<DailyUsage> AllOfProfileAsync(Guid profileId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in UsageSums.ByDay(Of(db, profileId)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row.ToUsage();
        }
    }

    /// <summary>All calls by day, profile, operation and model, newest day first.</summary>
    public async Task<Paged<DailyUsage>> OfPlatformAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await Rows(db).Select(entry => new { entry.Day, entry.ProfileId, entry.Slug, entry.Operation, entry.Model })
            .Distinct().CountAsync(cancellationToken);
        var rows = await UsageSums.ByDayAndProfile(Rows(db)).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Paged<DailyUsage>([.. rows.Select(row => row.ToUsage())], total, page.Page);
    }

    /// <summary>The same, all of it, row by row.</summary>
    public async IAsyncEnumerable<DailyUsage> AllOfPlatformAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in UsageSums.ByDayAndProfile(Rows(db)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row.ToUsage();
        }
    }

    /// <summary>A profile's tokens by day and operation, from <paramref name="from"/> to <paramref name="to"/>, both included, in order.</summary>
    public async Task<IReadOnlyList<DayTokens>> DaysAsync(Guid profileId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (first, last) = (UsageDay.Number(from), UsageDay.Number(to));
        var rows = await Of(db, profileId).Where(entry => entry.Day >= first && entry.Day <= last)
            .GroupBy(entry => new { entry.Day, entry.Operation })
            .OrderBy(group => group.Key.Day).ThenBy(group => group.Key.Operation)
            .Select(group => new { group.Key.Day, group.Key.Operation, Tokens = group.Sum(entry => (long)entry.TotalTokens) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DayTokens(UsageDay.FromNumber(row.Day), row.Operation, row.Tokens))];
    }

    /// <summary>What a day used: of one profile, or of everything where <paramref name="profileId"/> is null.</summary>
    public async Task<UsageSum> OfDayAsync(Guid? profileId, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var number = UsageDay.Number(day);
        var rows = (profileId is { } id ? Of(db, id) : Rows(db)).Where(entry => entry.Day == number);
        return (await UsageSums.Together(rows).SingleOrDefaultAsync(cancellationToken))?.ToSum() ?? UsageSum.None;
    }

    /// <summary>What reading a document of a profile has used so far.</summary>
    public async Task<UsageSum> OfDocumentAsync(Guid profileId, Guid documentId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Rows(db).Where(entry => entry.DocumentId == documentId && entry.ProfileId == profileId);
        return (await UsageSums.Together(rows).SingleOrDefaultAsync(cancellationToken))?.ToSum() ?? UsageSum.None;
    }

    /// <summary>The ledger itself, newest row first.</summary>
    public async Task<Paged<UsageEntry>> RowsAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(db).OrderByDescending(entry => entry.Id).ToPageAsync(page, cancellationToken);
    }

    private static IQueryable<UsageEntry> Rows(AppDbContext db) => db.Set<UsageEntry>().AsNoTracking();

    private static IQueryable<UsageEntry> Of(AppDbContext db, Guid profileId) => Rows(db).Where(entry => entry.ProfileId == profileId);
}
