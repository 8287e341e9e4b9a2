using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Prompts;

/// <summary>The owners' layers of prompts.</summary>
public sealed class ProfilePrompts(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The owner's layer that holds now; empty texts where the owner wrote none.</summary>
    public async Task<ProfilePrompt> CurrentAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProfilePrompt>().AsNoTracking().Where(prompt => prompt.ProfileId == profileId)
            .OrderByDescending(prompt => prompt.Number).FirstOrDefaultAsync(cancellationToken) ?? new ProfilePrompt { ProfileId = profileId };
    }
}
