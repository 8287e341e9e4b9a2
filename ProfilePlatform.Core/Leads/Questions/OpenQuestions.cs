using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads.Questions;

/// <summary>Questions that found no answer, those that ask the same together.</summary>
public sealed class OpenQuestions(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, InboxChanges changes, TimeProvider time)
{
    // Of a flood, the latest are enough to tell what people want to know.
    private const int MostQuestions = 1_000;

    /// <summary>Groups of a profile's questions that are open, or that were set aside: the most frequent first.</summary>
    public async Task<IReadOnlyList<OpenGroup>> GroupsAsync(Guid profileId, bool dismissed, CancellationToken cancellationToken)
    {
        var questions = await LatestAsync(profileId, dismissed, cancellationToken);
        return [.. QuestionGroups.Of(questions, question => question.Question).Select(OpenGroup.Of)];
    }

    /// <summary>Ids of the open questions that ask the same as <paramref name="question"/>.</summary>
    public async Task<IReadOnlyList<Guid>> AlikeAsync(Guid profileId, string question, CancellationToken cancellationToken) =>
    [
        .. from open in await LatestAsync(profileId, dismissed: false, cancellationToken)
           where QuestionGroups.Likeness(question, open.Question) > 0
           select open.Id,
    ];

    /// <summary>Sets questions aside, or takes them back up; says which have changed. Null where the profile is not the viewer's to change.</summary>
    public async Task<IReadOnlyList<Guid>?> DismissAsync(Viewer viewer, string slug, IReadOnlyCollection<Guid> ids, bool dismiss, CancellationToken cancellationToken)
    {
        var profileId = Guid.Empty;
        var changed = await writer.WriteAsync<IReadOnlyList<Guid>?>(async (db, token) =>
        {
            var profile = await db.Set<Profile>().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, token);
            if (profile is null)
            {
                return null;
            }

            profileId = profile.Id;
            var mine = db.Set<UnansweredQuestion>().Where(question => question.ProfileId == profile.Id && ids.Contains(question.Id));
            var due = await (dismiss ? mine.AreOpen() : mine.AreDismissed()).ToListAsync(token);
            due.ForEach(question => question.DismissedAt = dismiss ? time.GetUtcNow() : null);
            return due.ConvertAll(question => question.Id);
        }, cancellationToken);
        if (changed is { Count: > 0 })
        {
            changes.Publish(profileId);
        }

        return changed;
    }

    // In the order in which they were asked: the first one leads its group.
    private async Task<List<UnansweredQuestion>> LatestAsync(Guid profileId, bool dismissed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var questions = db.Set<UnansweredQuestion>().AsNoTracking().Where(question => question.ProfileId == profileId);
        var latest = await (dismissed ? questions.AreDismissed() : questions.AreOpen())
            .OrderByDescending(question => question.CreatedAt).ThenByDescending(question => question.Id).Take(MostQuestions).ToListAsync(cancellationToken);
        latest.Reverse();
        return latest;
    }
}

/// <summary>Questions that ask the same.</summary>
/// <param name="Question">The words of the first.</param>
/// <param name="Count">How often it was asked.</param>
/// <param name="LastAskedAt">When it was asked last.</param>
/// <param name="SessionId">The conversation of the last.</param>
/// <param name="Ids">All of them.</param>
/// <param name="Wordings">The different words in which it was asked, without those of the first.</param>
public sealed record OpenGroup(
    string Question, int Count, DateTimeOffset LastAskedAt, string SessionId, IReadOnlyList<Guid> Ids, IReadOnlyList<string> Wordings)
{
    internal static OpenGroup Of(IReadOnlyList<UnansweredQuestion> questions) => new(
        questions[0].Question,
        questions.Count,
        questions[^1].CreatedAt,
        questions[^1].SessionId,
        [.. questions.Select(question => question.Id)],
        [.. questions.Skip(1).Select(question => question.Question).Where(other => other != questions[0].Question).Distinct(StringComparer.OrdinalIgnoreCase)]);
}
