using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>What a member says to their matches. Each change is kept in the match's history; the latest can be taken back, step by step.</summary>
public sealed class MatchReviews
{
    /// <summary>Characters of a note.</summary>
    public const int NoteLength = 2_000;

    private readonly PlatformWriter _writer;
    private readonly MatchList _list;
    private readonly TimeProvider _time;

    internal MatchReviews(PlatformWriter writer, MatchList list, TimeProvider time) => (_writer, _list, _time) = (writer, list, time);

    /// <summary>Sets the member's own score, 0–100, and note. Null where they have no such match.</summary>
    public Task<MatchView?> ReviewAsync(Viewer viewer, Guid id, int score, string note, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 100);
        return ChangeAsync(viewer, id, (db, match, _) =>
        {
            note = ProfileText.Clean(note);
            if ((match.Score, match.Review) != (score, note))
            {
                Set(db, match, MatchChangeKind.Reviewed, score, note);
            }

            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Takes the latest correction back: the one before it holds again, or none. Null where they have no such match.</summary>
    public Task<MatchView?> UndoAsync(Viewer viewer, Guid id, CancellationToken cancellationToken) => ChangeAsync(viewer, id, async (db, match, token) =>
    {
        var changes = await db.Set<MatchChange>().AsNoTracking()
            .Where(change => change.MatchId == match.Id && (change.Kind == MatchChangeKind.Reviewed || change.Kind == MatchChangeKind.Undone))
            .OrderBy(change => change.Id).ToListAsync(token);
        var held = new Stack<MatchChange>();
        foreach (var change in changes)
        {
            if (change.Kind == MatchChangeKind.Reviewed)
            {
                held.Push(change);
            }
            else
            {
                held.TryPop(out _);
            }
        }

        if (held.TryPop(out _))
        {
            var before = held.TryPeek(out var earlier) ? earlier : null;
            Set(db, match, MatchChangeKind.Undone, before?.Score, before?.Text ?? "");
        }
    }, cancellationToken);

    /// <summary>
    /// Remembers what the member says about meeting the person; new runs leave out whoever is marked. "Not for me" makes the other side's mutual score 0.
    /// Null where they have no such match.
    /// </summary>
    public Task<MatchView?> MarkAsync(Viewer viewer, Guid id, MatchMark mark, CancellationToken cancellationToken) => ChangeAsync(viewer, id, async (db, match, token) =>
    {
        match.Mark = mark;
        if (mark == MatchMark.NotForMe && await db.Set<ProfileMatch>().SingleOrDefaultAsync(
                other => other.ProfileId == match.OtherId && other.OtherId == match.ProfileId && other.Sides == MatchSides.Mutual, token) is { } back)
        {
            (back.ScoreByLlm, back.OwnSide, back.OtherSide, back.ReasonByLlm, back.OtherHash) = (0, 0, 0, MatchScoring.RuledOut, "");
            (back.Engine, back.Model) = (MatchEngine.Local, "");
        }
    }, cancellationToken);

    private async Task<MatchView?> ChangeAsync(
        Viewer viewer, Guid id, Func<AppDbContext, ProfileMatch, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var changed = await _writer.WriteAsync(async (db, token) =>
        {
            if (await OwnProfile.OfAsync(db, viewer, token) is not { } member
                || !await MatchList.Visible(db, member).AnyAsync(pair => pair.Match.Id == id, token))
            {
                return false;
            }

            await change(db, await db.Set<ProfileMatch>().SingleAsync(match => match.Id == id, token), token);
            return true;
        }, cancellationToken);
        return changed ? await _list.FindAsync(viewer, id, cancellationToken) : null;
    }

    private void Set(AppDbContext db, ProfileMatch match, MatchChangeKind kind, int? score, string note)
    {
        var now = _time.GetUtcNow();
        (match.Score, match.Review, match.ReviewedAt) = (score, note, score is null ? null : now);
        db.Add(new MatchChange { MatchId = match.Id, At = now, Kind = kind, Score = score, Text = note });
    }
}
