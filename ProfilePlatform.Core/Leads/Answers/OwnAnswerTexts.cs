using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads.Answers;

/// <summary>An owner's own answers, all cited under one name. The question is each one's heading: it is found by it and never quoted.</summary>
internal sealed class OwnAnswerTexts : IOwnTextSource
{
    public async Task<IReadOnlyList<OwnText>> ReadAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        var answers = await db.Set<OwnAnswer>().AsNoTracking().Where(answer => answer.ProfileId == profileId).OrderBy(answer => answer.Id).ToListAsync(cancellationToken);
        if (answers.Count == 0)
        {
            return [];
        }

        var name = await db.Set<Profile>().Where(profile => profile.Id == profileId)
            .Select(profile => profile.FirstName != "" ? profile.FirstName : profile.DisplayName).SingleOrDefaultAsync(cancellationToken);
        return answers.ConvertAll(answer => OwnText.Answer(answer.Id, $"Answers by {name}", TopicOf(answer.Question), Asked(answer.Question), answer.Answer));
    }

    private static string TopicOf(string question) => IntentClassifier.Classify(question) is [var topic, ..] ? topic : Topics.Other;

    // So that whoever reads the passage sees that its heading asks.
    private static string Asked(string question) => question.EndsWith('?') ? question : question.TrimEnd('.', '!', ' ') + "?";
}
