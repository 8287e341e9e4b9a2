using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Conversations with their citations, in an export.</summary>
internal sealed class ConversationsPart(IDbContextFactory<AppDbContext> contexts) : IProfileExportPart
{
    public string About => "conversations.json   what visitors asked and what they were answered, with the passages that were quoted";

    public Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) =>
        zip.AddRowsAsync("conversations.json", ReadAsync(db, profile.Id, cancellationToken), cancellationToken);

    // One conversation at a time: there may be thousands.
    private async IAsyncEnumerable<object> ReadAsync(AppDbContext db, Guid profileId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var turnsDb = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = db.Set<ChatSession>().AsNoTracking().Where(session => session.ProfileId == profileId).OrderBy(session => session.CreatedAt);
        await foreach (var session in sessions.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var turns = await turnsDb.Set<ChatTurn>().AsNoTracking().Where(turn => turn.SessionId == session.Id)
                .OrderBy(turn => turn.Number).ToListAsync(cancellationToken);
            yield return new { session.Id, session.CreatedAt, session.LastTurnAt, Turns = turns.ConvertAll(View) };
        }
    }

    private static object View(ChatTurn turn) => new
    {
        turn.Number, turn.CreatedAt, turn.Question, turn.Answer, Citations = JsonSerializer.Deserialize<JsonElement>(turn.CitationsJson), turn.Topics,
        turn.Followups, turn.Engine, turn.Answered, turn.Interrupted, turn.PromptTokens, turn.CompletionTokens, turn.CallCount, turn.Helpful,
        turn.FeedbackComment, Unsupported = JsonSerializer.Deserialize<JsonElement>(turn.UnsupportedJson),
    };
}
