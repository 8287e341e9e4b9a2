using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Leads.Digest;

/// <summary>On Monday mornings, puts what an owner's visitors asked in vain in the week before into one notification.</summary>
[DisallowConcurrentExecution]
internal sealed class UnansweredDigest(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, Outbox outbox, TimeProvider time, ILogger<UnansweredDigest> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>After the begin of the week, in UTC: early where most people are.</summary>
    public static readonly TimeSpan Morning = TimeSpan.FromHours(5);

    // Of a flood, the latest are enough to tell what people want to know.
    private const int MostQuestions = 2_000;
    private const int MostGroups = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Writes the digests of the week that ended last; says how many are new.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime((time.GetUtcNow() - Morning).UtcDateTime);
        var to = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var from = to.AddDays(-7);
        var written = 0;
        foreach (var profileId in await AskedAsync(from, to, cancellationToken))
        {
            try
            {
                written += await WriteAsync(profileId, from, to, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.DigestFailed(exception, profileId);
            }
        }

        return written;
    }

    private async Task<List<Guid>> AskedAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (first, end) = (Begin(from), Begin(to));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await db.Set<UnansweredQuestion>().AreOpen().Where(question => question.CreatedAt >= first && question.CreatedAt < end)
            .Select(question => question.ProfileId).Distinct().ToListAsync(cancellationToken);
        var keys = asked.ConvertAll(profile => Key(profile, from));
        var told = await db.Set<Notification>().Where(row => row.Kind == NotificationKinds.Digest && keys.Contains(row.EventKey)).Select(row => row.EventKey).ToListAsync(cancellationToken);
        return [.. asked.Where(profile => !told.Contains(Key(profile, from)))];
    }

    private async Task<bool> WriteAsync(Guid profileId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var digest = await ReadAsync(profileId, from, to, cancellationToken);
        return await writer.WriteAsync(async (db, token) =>
        {
            if (!await db.Set<Profile>().AnyAsync(profile => profile.Id == profileId && profile.DeletedAt == null, token))
            {
                return false;
            }

            await outbox.AddAsync(db, NotificationKinds.Digest, profileId, Key(profileId, from), digest, token);
            return true;
        }, cancellationToken);
    }

    private async Task<DigestNotice> ReadAsync(Guid profileId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (first, end) = (Begin(from), Begin(to));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var week = db.Set<UnansweredQuestion>().AreOpen().Where(question => question.ProfileId == profileId && question.CreatedAt >= first && question.CreatedAt < end);
        var latest = await week.OrderByDescending(question => question.CreatedAt).Take(MostQuestions).Select(question => question.Question).ToListAsync(cancellationToken);
        latest.Reverse();
        return new DigestNotice(from, await week.CountAsync(cancellationToken), [.. QuestionGroups.Of(latest, question => question).Take(MostGroups).Select(group => new DigestGroup(group[0], group.Count))]);
    }

    private static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string Key(Guid profile, DateOnly from) => $"unanswered-digest:{profile}:{from.ToString("O", CultureInfo.InvariantCulture)}";
}
