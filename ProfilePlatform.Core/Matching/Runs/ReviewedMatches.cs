using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>A member's corrections, as calibration takes them.</summary>
internal static class ReviewedMatches
{
    private const int FoldCount = 5;

    // Examples are no people to score: their number stands for nobody.
    private const int ExampleNumber = 0;

    /// <summary>Corrections of scores that <paramref name="engine"/> gave: what a model learns from, or is measured by, are its own errors.</summary>
    public static async Task<List<Review>> ReadAsync(AppDbContext db, Guid profileId, MatchEngine engine, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == profileId && match.Score != null && match.Engine == engine)
            .OrderBy(match => match.OtherId).Select(match => new { match.OtherId, match.ScoreByLlm, match.Score, match.Review }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Review(row.OtherId, row.ScoreByLlm, row.Score!.Value, row.Review));
    }

    /// <summary>The folds of a second pass.</summary>
    public static Folds Folded(IEnumerable<Review> reviews, int seed) => Folds.Of(reviews, FoldCount, seed);

    /// <summary>The examples for a group as the prompt shows them, and how many they are; of people whom the member may not see any more there are none.</summary>
    public static async Task<(string Text, int Count)> ExamplesAsync(AppDbContext db, Profile member, ScoringGroup group, CancellationToken cancellationToken)
    {
        var examples = CalibrationExamples.Build(group.Reviews, group.Profiles);
        if (examples.Count == 0)
        {
            return ("", 0);
        }

        var ids = examples.Select(example => example.ProfileId).ToList();
        var people = await db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(member)).Where(profile => ids.Contains(profile.Id)).ToListAsync(cancellationToken);
        var texts = people.ToDictionary(profile => profile.Id, profile => ProfileForLlm.WithHeader(ProfileForLlm.Of(profile), ExampleNumber, profile.DisplayName));
        return (ExamplesText.Of(examples, texts.GetValueOrDefault), texts.Count);
    }
}
