using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications.Settings;

/// <summary>What users want to be told, and how.</summary>
public sealed class NoticeSettings
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly PlatformWriter _writer;
    private readonly INoticeRecipients _recipients;

    internal NoticeSettings(IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, INoticeRecipients recipients) =>
        (_contexts, _writer, _recipients) = (contexts, writer, recipients);

    /// <summary>The settings of a user, of the kinds that they can be told; null where there is no such user.</summary>
    public async Task<ShownSettings?> ReadAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await _recipients.FindAsync(db, userId, cancellationToken) is not { } user)
        {
            return null;
        }

        var owns = (await _recipients.OwnedByAsync(db, userId, cancellationToken)).Count > 0;
        var chosen = await db.Set<NoticeChoice>().AsNoTracking().Where(choice => choice.UserId == userId).ToDictionaryAsync(choice => choice.Kind, cancellationToken);
        var key = await KeyOfAsync(db, userId, cancellationToken);
        var kinds = NotificationKinds.All.Where(kind => kind.Audience == Audience.Member || (kind.Audience == Audience.Owner ? owns || (user.IsAdmin && kind.Name == NotificationKinds.Budget) : user.IsAdmin));
        return new ShownSettings(user.Email, key, [.. kinds.Select(kind => Shown(kind, chosen.GetValueOrDefault(kind.Name)))]);
    }

    /// <summary>Changes what is named; kinds that nobody can choose are left out by the caller.</summary>
    /// <param name="userId">Whose settings.</param>
    /// <param name="wanted">New choices by kind.</param>
    /// <param name="pushoverKey">Their key at Pushover; empty for none, null to leave it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ChangeAsync(Guid userId, IReadOnlyCollection<WantedNotice> wanted, string? pushoverKey, CancellationToken cancellationToken) =>
        _writer.WriteAsync(async (db, token) =>
        {
            // An account that has just been erased gets no row again.
            if (await _recipients.FindAsync(db, userId, token) is null)
            {
                return;
            }

            foreach (var one in wanted)
            {
                await ChooseAsync(db, userId, one, token);
            }

            if (pushoverKey is not null)
            {
                await KeepKeyAsync(db, userId, pushoverKey, token);
            }
        }, cancellationToken);

    /// <summary>Ends mails of one kind.</summary>
    public Task StopMailAsync(Guid userId, string kind, CancellationToken cancellationToken) => ChangeAsync(userId, [new WantedNotice(kind, false, null)], null, cancellationToken);

    /// <summary>True for what can be a user key of Pushover.</summary>
    public static bool IsPushoverKey(string key) => key.Length == 30 && key.All(char.IsAsciiLetterOrDigit);

    /// <summary>By which ways a user is told a kind.</summary>
    internal static async Task<(bool Email, bool Pushover)> WaysAsync(AppDbContext db, Guid userId, string kind, CancellationToken cancellationToken)
    {
        var chosen = await db.Set<NoticeChoice>().AsNoTracking().SingleOrDefaultAsync(choice => choice.UserId == userId && choice.Kind == kind, cancellationToken);
        var usual = NotificationKinds.Find(kind);
        return (chosen?.Email ?? usual?.Email ?? true, chosen?.Pushover ?? usual?.Pushover ?? true);
    }

    /// <summary>Their key at Pushover; empty where they gave none.</summary>
    internal static async Task<string> KeyOfAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) =>
        (await db.Set<PushoverKey>().AsNoTracking().SingleOrDefaultAsync(key => key.UserId == userId, cancellationToken))?.Key ?? "";

    private static ShownChoice Shown(NotificationKind kind, NoticeChoice? chosen) =>
        new(kind.Name, kind.Title, kind.About, chosen?.Email ?? kind.Email, chosen?.Pushover ?? kind.Pushover);

    private static async Task ChooseAsync(AppDbContext db, Guid userId, WantedNotice wanted, CancellationToken cancellationToken)
    {
        var row = await db.Set<NoticeChoice>().SingleOrDefaultAsync(choice => choice.UserId == userId && choice.Kind == wanted.Kind, cancellationToken);
        if (row is null)
        {
            var usual = NotificationKinds.Find(wanted.Kind);
            row = new NoticeChoice { UserId = userId, Kind = wanted.Kind, Email = usual?.Email ?? true, Pushover = usual?.Pushover ?? true };
            db.Add(row);
        }

        (row.Email, row.Pushover) = (wanted.Email ?? row.Email, wanted.Pushover ?? row.Pushover);
    }

    private static async Task KeepKeyAsync(AppDbContext db, Guid userId, string key, CancellationToken cancellationToken)
    {
        var row = await db.Set<PushoverKey>().SingleOrDefaultAsync(known => known.UserId == userId, cancellationToken);
        switch (row, key)
        {
            case (null, ""):
                break;
            case (null, _):
                db.Add(new PushoverKey { UserId = userId, Key = key });
                break;
            case (_, ""):
                db.Remove(row);
                break;
            default:
                row.Key = key;
                break;
        }
    }
}

/// <summary>What a user wants changed of one kind; null leaves it.</summary>
public sealed record WantedNotice(string Kind, bool? Email, bool? Pushover);

/// <summary>Settings as their user sees them.</summary>
/// <param name="Email">Where mail goes; empty where none can.</param>
/// <param name="PushoverKey">Their key at Pushover; empty where they gave none.</param>
/// <param name="Kinds">The kinds that they can be told.</param>
public sealed record ShownSettings(string Email, string PushoverKey, IReadOnlyList<ShownChoice> Kinds);

/// <summary>One kind and the ways that are chosen for it.</summary>
public sealed record ShownChoice(string Kind, string Title, string About, bool Email, bool Pushover);
