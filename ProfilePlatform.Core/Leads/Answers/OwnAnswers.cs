using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads.Answers;

/// <summary>The answers that owners write themselves. Each change orders in its own transaction that the profile's texts are indexed again.</summary>
public sealed class OwnAnswers(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, InboxChanges changes, TimeProvider time)
{
    /// <summary>Most answers of one profile.</summary>
    public const int Most = 200;

    /// <summary>Answers of a profile, newest first.</summary>
    public async Task<Paged<OwnAnswer>> ListAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<OwnAnswer>().AsNoTracking().Where(answer => answer.ProfileId == profileId)
            .OrderByDescending(answer => answer.CreatedAt).ThenByDescending(answer => answer.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Those of the profile's answers that correct one of these turns, by turn.</summary>
    public async Task<IReadOnlyDictionary<Guid, OwnAnswer>> OfTurnsAsync(Guid profileId, IEnumerable<Guid> turns, CancellationToken cancellationToken)
    {
        var wanted = turns.ToHashSet();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<OwnAnswer>().AsNoTracking().Where(answer => answer.ProfileId == profileId && answer.TurnId != null).ToListAsync(cancellationToken);
        return all.Where(answer => wanted.Contains(answer.TurnId!.Value)).ToDictionary(answer => answer.TurnId!.Value);
    }

    /// <summary>
    /// Adds an answer; the open questions among <paramref name="questions"/> are answered with it. Stale where one of them, or the turn, has an answer already.
    /// </summary>
    public Task<AnswerResult> AddAsync(
        Viewer viewer, string slug, AnswerDraft draft, IReadOnlyCollection<Guid> questions, Guid? turnId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, slug, async (db, profile, token) =>
        {
            var open = await QuestionsAsync(db, profile.Id, questions, token);
            var known = open.Select(question => question.AnswerId).FirstOrDefault(id => id is not null);
            var theirs = await db.Set<OwnAnswer>().Where(answer => answer.ProfileId == profile.Id)
                .FirstOrDefaultAsync(answer => answer.Id == known || (turnId != null && answer.TurnId == turnId), token);
            if (theirs is not null)
            {
                return new AnswerResult.Stale(theirs);
            }

            var now = time.GetUtcNow();
            return await InsertAsync(db, profile, new OwnAnswer
            {
                Id = Ids.New(time), ProfileId = profile.Id, Question = draft.Question, Answer = draft.Answer, TurnId = turnId, CreatedAt = now, UpdatedAt = now,
            }, open, token);
        }, cancellationToken);

    /// <summary>Changes an answer; stale where it is not of <paramref name="version"/> any more, if that is given.</summary>
    public Task<AnswerResult> EditAsync(Viewer viewer, string slug, Guid id, AnswerDraft draft, long? version, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, slug, async (db, profile, token) =>
        {
            var answer = await FindAsync(db, profile.Id, id, token);
            if (answer is null)
            {
                return new AnswerResult.Missing();
            }

            if (version is not null && version != answer.Version)
            {
                return new AnswerResult.Stale(answer);
            }

            if ((answer.Question, answer.Answer) != (draft.Question, draft.Answer))
            {
                (answer.Question, answer.Answer, answer.UpdatedAt) = (draft.Question, draft.Answer, time.GetUtcNow());
                answer.Version++;
                OwnTextWork.Add(db, profile);
            }

            return new AnswerResult.Done(answer);
        }, cancellationToken);

    /// <summary>Removes an answer; its questions are open again. What is returned can be put back with <see cref="RestoreAsync"/>; null where there is none.</summary>
    public async Task<RemovedAnswer?> RemoveAsync(Viewer viewer, string slug, Guid id, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> opened = [];
        var result = await ChangeAsync(viewer, slug, async (db, profile, token) =>
        {
            var answer = await FindAsync(db, profile.Id, id, token);
            if (answer is null)
            {
                return new AnswerResult.Missing();
            }

            var questions = await db.Set<UnansweredQuestion>().Where(question => question.AnswerId == id).ToListAsync(token);
            questions.ForEach(question => question.AnswerId = null);
            opened = questions.ConvertAll(question => question.Id);
            db.Remove(answer);
            OwnTextWork.Add(db, profile);
            return new AnswerResult.Done(answer);
        }, cancellationToken);
        return result is AnswerResult.Done done ? new RemovedAnswer(done.Answer, opened) : null;
    }

    /// <summary>Puts a removed answer back as it was; stale where its turn has another one by now.</summary>
    public Task<AnswerResult> RestoreAsync(Viewer viewer, string slug, RemovedAnswer removed, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, slug, async (db, profile, token) =>
        {
            var answer = removed.Answer;
            if (answer.ProfileId != profile.Id)
            {
                return new AnswerResult.Missing();
            }

            var theirs = await db.Set<OwnAnswer>().FirstOrDefaultAsync(
                found => found.Id == answer.Id || (answer.TurnId != null && found.TurnId == answer.TurnId), token);
            return theirs is not null
                ? new AnswerResult.Stale(theirs)
                : await InsertAsync(db, profile, answer, await QuestionsAsync(db, profile.Id, removed.Questions, token), token);
        }, cancellationToken);

    private async Task<AnswerResult> ChangeAsync(
        Viewer viewer, string slug, Func<AppDbContext, Profile, CancellationToken, Task<AnswerResult>> change, CancellationToken cancellationToken)
    {
        var profileId = Guid.Empty;
        var result = await writer.WriteAsync(async (db, token) =>
        {
            var profile = await db.Set<Profile>().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, token);
            profileId = profile?.Id ?? Guid.Empty;
            return profile is null ? new AnswerResult.Missing() : await change(db, profile, token);
        }, cancellationToken);
        if (result is AnswerResult.Done)
        {
            changes.Publish(profileId);
        }

        return result;
    }

    private static async Task<AnswerResult> InsertAsync(
        AppDbContext db, Profile profile, OwnAnswer answer, List<UnansweredQuestion> questions, CancellationToken cancellationToken)
    {
        if (await db.Set<OwnAnswer>().CountAsync(found => found.ProfileId == profile.Id, cancellationToken) >= Most)
        {
            return new AnswerResult.Full();
        }

        db.Add(answer);
        foreach (var question in questions.Where(question => question.AnswerId is null))
        {
            (question.AnswerId, question.DismissedAt) = (answer.Id, null);
        }

        OwnTextWork.Add(db, profile);
        return new AnswerResult.Done(answer);
    }

    private static Task<OwnAnswer?> FindAsync(AppDbContext db, Guid profileId, Guid id, CancellationToken cancellationToken) =>
        db.Set<OwnAnswer>().SingleOrDefaultAsync(answer => answer.Id == id && answer.ProfileId == profileId, cancellationToken);

    private static async Task<List<UnansweredQuestion>> QuestionsAsync(
        AppDbContext db, Guid profileId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0 ? []
        : await db.Set<UnansweredQuestion>().Where(question => question.ProfileId == profileId && ids.Contains(question.Id)).ToListAsync(cancellationToken);
}

/// <summary>An answer that was removed, and the questions that are open again.</summary>
public sealed record RemovedAnswer(OwnAnswer Answer, IReadOnlyList<Guid> Questions);
