using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Conversations as they are stored.</summary>
public sealed class Conversations(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, LeadInbox leads, InboxChanges changes, TimeProvider time)
{
    private const int LongestComment = 1_000;

    /// <summary>The turns of a conversation with this profile, in order; none where the conversation is not known to it.</summary>
    public async Task<IReadOnlyList<ChatTurn>> ReadAsync(Guid profileId, string? sessionId, CancellationToken cancellationToken)
    {
        if (!SessionId.IsWellFormed(sessionId))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ChatTurn>().AsNoTracking().Where(turn => turn.SessionId == sessionId && turn.ProfileId == profileId)
            .OrderBy(turn => turn.Number).ToListAsync(cancellationToken);
    }

    /// <summary>Stores the visitor's judgement of an answer. False where there is no such turn.</summary>
    public Task<bool> RateAsync(
        Guid profileId, string sessionId, int number, bool helpful, string? comment, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var turn = await db.Set<ChatTurn>().SingleOrDefaultAsync(
                found => found.SessionId == sessionId && found.ProfileId == profileId && found.Number == number, token);
            if (turn is null)
            {
                return false;
            }

            turn.Helpful = helpful;
            turn.FeedbackComment = comment is null ? turn.FeedbackComment : comment[..Math.Min(comment.Length, LongestComment)];
            return true;
        }, cancellationToken);

    /// <summary>
    /// Stores the question as the next turn of its conversation, which begins here when it is not known. Null where the profile is gone or was switched
    /// off since the caller looked.
    /// </summary>
    internal Task<ChatTurn?> BeginTurnAsync(TurnRequest request, CancellationToken cancellationToken) =>
        writer.WriteAsync<ChatTurn?>(async (db, token) =>
        {
            if (!await db.Set<Profile>().AnyAsync(
                profile => profile.Id == request.ProfileId && profile.Enabled && profile.DeletedAt == null, token))
            {
                return null;
            }

            var now = time.GetUtcNow();
            var session = !SessionId.IsWellFormed(request.SessionId) ? null : await db.Set<ChatSession>().SingleOrDefaultAsync(
                found => found.Id == request.SessionId && found.ProfileId == request.ProfileId, token);
            var number = 1;
            if (session is null)
            {
                session = new ChatSession { Id = SessionId.New(), ProfileId = request.ProfileId, CreatedAt = now };
                db.Add(session);
            }
            else
            {
                number += await db.Set<ChatTurn>().Where(turn => turn.SessionId == session.Id).MaxAsync(turn => (int?)turn.Number, token) ?? 0;
            }

            session.LastTurnAt = now;
            var turn = new ChatTurn
            {
                Id = Ids.New(time),
                SessionId = session.Id,
                ProfileId = request.ProfileId,
                Number = number,
                Question = request.Message,
                CreatedAt = now,
            };
            db.Add(turn);
            return turn;
        }, cancellationToken);

    /// <summary>Stores the answer together with all that follows from it: the visitor's address, a question left open.</summary>
    /// <exception cref="ProfileGoneException">The conversation went with its profile meanwhile; nothing is stored.</exception>
    internal async Task CompleteTurnAsync(ChatTurn turn, TurnResult result, VisitorRecords records, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(async (db, token) =>
        {
            await StillThereAsync(db, turn, token);
            turn.Answer = result.Answer;
            turn.CitationsJson = JsonSerializer.Serialize(result.Citations);
            turn.Followups = [.. result.Followups];
            turn.Engine = result.Engine;
            turn.Answered = result.Answered;
            db.Update(turn);
            await AddLeadsAsync(db, turn, records, token);
            if (!result.Answered || records.QuestionIsOpen)
            {
                await leads.AddUnansweredAsync(db, turn.ProfileId, turn.SessionId, turn.Question, token);
            }
        }, cancellationToken);
        changes.Publish(turn.ProfileId);
    }

    /// <summary>Stores a turn that was stopped before its answer, with what the visitor left in it.</summary>
    /// <exception cref="ProfileGoneException">As above.</exception>
    internal async Task StopTurnAsync(ChatTurn turn, VisitorRecords records, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(async (db, token) =>
        {
            await StillThereAsync(db, turn, token);
            db.Update(turn);
            await AddLeadsAsync(db, turn, records, token);
        }, cancellationToken);
        changes.Publish(turn.ProfileId);
    }

    private static async Task StillThereAsync(AppDbContext db, ChatTurn turn, CancellationToken cancellationToken)
    {
        if (!await db.Set<ChatTurn>().AnyAsync(found => found.Id == turn.Id, cancellationToken))
        {
            throw new ProfileGoneException();
        }
    }

    private async Task AddLeadsAsync(AppDbContext db, ChatTurn turn, VisitorRecords records, CancellationToken cancellationToken)
    {
        foreach (var address in records.Addresses)
        {
            await leads.AddLeadAsync(db, turn.ProfileId, turn.SessionId, address.Email, address.Name, address.Notes, cancellationToken);
        }
    }
}
