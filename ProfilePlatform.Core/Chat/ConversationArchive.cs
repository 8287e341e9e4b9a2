using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Conversations with a profile, for its owner to read. The caller has checked that they may.</summary>
public sealed class ConversationArchive(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Conversations with a profile, the one that was last spoken in first.</summary>
    public async Task<Paged<ConversationSummary>> ListAsync(Guid profileId, ConversationFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await Sessions(db, profileId, filter).ToPageAsync(page, cancellationToken);
        var ids = sessions.Items.Select(session => session.Id).ToList();
        var turns = db.Set<ChatTurn>().AsNoTracking().Where(turn => ids.Contains(turn.SessionId));
        var first = await turns.Where(turn => turn.Number == 1).Select(turn => new { turn.SessionId, turn.Question })
            .ToDictionaryAsync(turn => turn.SessionId, turn => turn.Question, cancellationToken);
        var counts = await turns.GroupBy(turn => turn.SessionId).Select(group => new
        {
            group.Key,
            Turns = group.Count(),
            Unanswered = group.Count(turn => !turn.Answered && turn.Answer != ""),
            Llm = group.Count(turn => turn.Engine == "llm"),
        }).ToDictionaryAsync(group => group.Key, cancellationToken);
        var unsupported = (await turns.Where(turn => turn.UnsupportedJson != "[]").Select(turn => new { turn.SessionId, turn.UnsupportedJson })
            .ToListAsync(cancellationToken)).ToLookup(turn => turn.SessionId, turn => UnsupportedSentence.ReadAll(turn.UnsupportedJson).Count);
        return new Paged<ConversationSummary>(
            [
                .. from session in sessions.Items
                   let count = counts.GetValueOrDefault(session.Id)
                   select new ConversationSummary(
                       session.Id,
                       first.GetValueOrDefault(session.Id, ""),
                       count?.Turns ?? 0,
                       session.CreatedAt,
                       session.LastTurnAt,
                       count?.Unanswered ?? 0,
                       unsupported[session.Id].Sum(),
                       count is null or { Llm: 0 } ? "local" : count.Llm == count.Turns ? "llm" : "mixed"),
            ],
            sessions.Total,
            sessions.Page);
    }

    /// <summary>All turns of the conversations that the filter leaves, in the order of the list, while they are read.</summary>
    public async IAsyncEnumerable<ChatTurn> AllTurnsAsync(Guid profileId, ConversationFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var sessionsDb = await contexts.CreateDbContextAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var session in Sessions(sessionsDb, profileId, filter).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var turn in await db.Set<ChatTurn>().AsNoTracking().Where(turn => turn.SessionId == session.Id).OrderBy(turn => turn.Number).ToListAsync(cancellationToken))
            {
                yield return turn;
            }
        }
    }

    /// <summary>One conversation with a profile, its turns in order; null where there is none with this profile.</summary>
    public async Task<ArchivedConversation?> ReadAsync(Guid profileId, string sessionId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await db.Set<ChatSession>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.Id == sessionId && found.ProfileId == profileId, cancellationToken);
        return session is null ? null : new ArchivedConversation(session, await db.Set<ChatTurn>().AsNoTracking()
            .Where(turn => turn.SessionId == session.Id).OrderBy(turn => turn.Number).ToPageAsync(page, cancellationToken));
    }

    private static IQueryable<ChatSession> Sessions(AppDbContext db, Guid profileId, ConversationFilter filter)
    {
        var sessions = db.Set<ChatSession>().AsNoTracking().Where(session => session.ProfileId == profileId);
        if (!filter.IsEmpty)
        {
            var turns = filter.TurnsOf(db, profileId);
            sessions = sessions.Where(session => turns.Any(turn => turn.SessionId == session.Id));
        }

        return sessions.OrderByDescending(session => session.LastTurnAt).ThenByDescending(session => session.Id);
    }
}

/// <summary>A conversation in a list.</summary>
/// <param name="SessionId">Its id.</param>
/// <param name="FirstQuestion">What it began with.</param>
/// <param name="Turns">Questions in it.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="LastTurnAt">When its last question was asked.</param>
/// <param name="Unanswered">Questions that the documents did not answer.</param>
/// <param name="Unsupported">Sentences of a model that the documents do not support.</param>
/// <param name="Engine">"local", "llm", or "mixed" where both answered.</param>
public sealed record ConversationSummary(
    string SessionId, string FirstQuestion, int Turns, DateTimeOffset StartedAt, DateTimeOffset LastTurnAt, int Unanswered, int Unsupported, string Engine);

/// <summary>A conversation and a page of its turns.</summary>
public sealed record ArchivedConversation(ChatSession Session, Paged<ChatTurn> Turns);
