using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Leads.Answers;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>An owner's correction of a stored answer: their own answer to its question, which is cited from then on. What was said stays as it was said.</summary>
public sealed class Corrections(IDbContextFactory<AppDbContext> contexts, OwnAnswers answers, OpenQuestions questions)
{
    /// <summary>Corrects a turn, and answers the open questions that ask the same; missing where it is none of the viewer's profile's.</summary>
    public async Task<AnswerResult> AddAsync(
        Viewer viewer, string slug, string sessionId, int number, AnswerDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var turn = await db.Set<Profile>().EditableBy(viewer).Where(profile => profile.Slug == slug)
            .Join(db.Set<ChatTurn>(), profile => profile.Id, turn => turn.ProfileId, (_, turn) => turn).AsNoTracking()
            .SingleOrDefaultAsync(turn => turn.SessionId == sessionId && turn.Number == number, cancellationToken);
        return turn is null ? new AnswerResult.Missing()
            : await answers.AddAsync(viewer, slug, draft, await questions.AlikeAsync(turn.ProfileId, turn.Question, cancellationToken), turn.Id, cancellationToken);
    }
}
