using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching;

/// <summary>
/// Ends the runs of a removed profile, and takes it out of the lists of runs of others. Its matches and runs, and the matches that others have with it, go
/// along with its row by their foreign keys.
/// </summary>
internal sealed class MatchRemoval(MatchRuns runs) : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        var id = profileId.ToString();
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"""UPDATE "match_batches" SET "People" = REPLACE("People", {id}, {Guid.Empty.ToString()}) WHERE instr("People", {id}) > 0""", cancellationToken);
    }

    public Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => runs.EndAsync(profileId, cancellationToken);
}

/// <summary>A member's matches and the text that models read of them, in an export. What others think of them is theirs.</summary>
internal sealed class MatchesPart : IProfileExportPart
{
    public string About => """
        matches.json         whom you were matched with, with scores, reasons, your corrections and their history
        match-runs.json      when matches were scored for you, by what, and what it took
        match-groups.json    groups that you brought together, with the scores of their pairs and your corrections
        profile-for-llm.md   what a model that scores matches reads of you
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        await zip.AddRowsAsync("matches.json", MatchesAsync(db, profile.Id), cancellationToken);
        await zip.AddRowsAsync("match-runs.json", db.Set<MatchBatch>().AsNoTracking().Where(batch => batch.ProfileId == profile.Id)
            .OrderBy(batch => batch.RequestedAt).AsAsyncEnumerable().Select(MatchRunRow.Of), cancellationToken);
        await zip.AddRowsAsync("match-groups.json", GroupsAsync(db, profile.Id), cancellationToken);
        await zip.AddTextAsync("profile-for-llm.md", Text.ProfileForLlm.Of(profile), cancellationToken);
    }

    private static async IAsyncEnumerable<object> MatchesAsync(AppDbContext db, Guid profileId)
    {
        var matches = await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == profileId).OrderBy(match => match.Id).ToListAsync();
        foreach (var match in matches)
        {
            var history = await db.Set<MatchChange>().AsNoTracking().Where(change => change.MatchId == match.Id).OrderBy(change => change.Id).ToListAsync();
            yield return new
            {
                match.OtherId, match.ScoreByLlm, match.ReasonByLlm, match.ProcessedAt, Engine = match.Engine.ToString(), match.Model, Sides = match.Sides.ToString(),
                match.OwnSide, match.OtherSide, match.RescoredScore, match.RescoredReason, match.Score, match.Review, match.ReviewedAt, Mark = match.Mark.ToString(),
                History = history.Select(change => new { change.At, Kind = change.Kind.ToString(), change.Score, change.Text }),
            };
        }
    }

    private static async IAsyncEnumerable<object> GroupsAsync(AppDbContext db, Guid profileId)
    {
        var groups = await db.Set<MatchGroup>().AsNoTracking().Where(group => group.ProfileId == profileId).OrderBy(group => group.Id).ToListAsync();
        foreach (var group in groups)
        {
            var people = await db.Set<MatchGroupPerson>().AsNoTracking().Where(person => person.GroupId == group.Id).OrderBy(person => person.ProfileId).Select(person => person.ProfileId).ToListAsync();
            var pairs = await db.Set<MatchGroupPair>().AsNoTracking().Where(pair => pair.GroupId == group.Id).OrderBy(pair => pair.Id).ToListAsync();
            yield return new
            {
                group.Id, group.Name, group.CreatedAt, People = people, group.PromptTokens, group.CompletionTokens, group.Calls,
                Pairs = pairs.Select(pair => new
                {
                    pair.OneId, pair.OtherId, pair.ScoreByLlm, pair.ReasonByLlm, pair.OneSide, pair.OtherSide, Engine = pair.Engine.ToString(), pair.Model, pair.ProcessedAt,
                    pair.Score, pair.Review, pair.ReviewedAt,
                }),
            };
        }
    }

    private sealed record MatchRunRow(
        Guid Id, string Kind, string State, int Total, int Done, int NotByModel, string Engine, string Model, int PromptTokens, int CompletionTokens, int Calls,
        DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt)
    {
        public static MatchRunRow Of(MatchBatch batch) => new(
            batch.Id, batch.Kind.ToString(), batch.State.ToString(), batch.Total, batch.Done, batch.NotByModel, batch.Engine.ToString(), batch.Model,
            batch.PromptTokens, batch.CompletionTokens, batch.Calls, batch.RequestedAt, batch.FinishedAt);
    }
}
