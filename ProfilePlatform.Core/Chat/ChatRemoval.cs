using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Ends and removes the conversations with a removed profile.</summary>
internal sealed class ChatRemoval(TurnRunner turns) : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "chat_turns" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "chat_sessions" WHERE "ProfileId" = {profileId}""", cancellationToken);
    }

    public Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => turns.EndAsync(profileId, cancellationToken);
}
