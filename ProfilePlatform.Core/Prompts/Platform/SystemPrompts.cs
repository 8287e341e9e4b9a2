using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Prompts.Platform;

/// <summary>The platform's prompts as administrators changed them. Whoever asks a model reads them for each call. Nothing is overwritten.</summary>
public sealed class SystemPrompts(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail trail, TimeProvider time)
{
    /// <summary>What holds now.</summary>
    public async Task<SystemTexts> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CurrentAsync(db, cancellationToken);
    }

    /// <summary>Adds a version with the <paramref name="changes"/>; none where they change nothing. The caller has checked that <paramref name="viewer"/> may.</summary>
    /// <param name="viewer">Who changes it.</param>
    /// <param name="basedOn">The version that they saw; null where they do not say.</param>
    /// <param name="changes">New words by name of the prompt, checked with <see cref="SystemPrompt.Refuses"/>; empty ones stand for the default.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What holds now, and true where somebody else changed it meanwhile and so nothing was written.</returns>
    public Task<(SystemTexts Texts, bool IsStale)> ChangeAsync(
        Viewer viewer, int? basedOn, IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken) =>
        WriteAsync(viewer, basedOn, isRestore: false, before => SystemPrompt.All.ToDictionary(
            prompt => prompt.Name, prompt => changes.GetValueOrDefault(prompt.Name, before.Of(prompt)), StringComparer.Ordinal), cancellationToken);

    /// <summary>Adds a version in which all prompts say what the platform came with.</summary>
    public async Task<SystemTexts> RestoreAsync(Viewer viewer, CancellationToken cancellationToken) =>
        (await WriteAsync(viewer, null, isRestore: true, _ => new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken)).Texts;

    private static async Task<SystemTexts> CurrentAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var version = await db.Set<SystemPromptVersion>().AsNoTracking().OrderByDescending(found => found.Number).FirstOrDefaultAsync(cancellationToken);
        return new SystemTexts(version?.Number ?? 0, version is null ? new Dictionary<string, string>(StringComparer.Ordinal)
            : JsonSerializer.Deserialize<Dictionary<string, string>>(version.TextsJson)!);
    }

    private Task<(SystemTexts Texts, bool IsStale)> WriteAsync(
        Viewer viewer, int? basedOn, bool isRestore, Func<SystemTexts, Dictionary<string, string>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var before = await CurrentAsync(db, token);
            if (basedOn is { } number && number != before.Number)
            {
                return (before, true);
            }

            // Who never wrote their own follows a better default later.
            var own = change(before).Where(text => text.Value.Length > 0 && SystemPrompt.All.Any(prompt => prompt.Name == text.Key && prompt.Default != text.Value))
                .ToDictionary(StringComparer.Ordinal);
            var after = new SystemTexts(before.Number + 1, own);
            var changed = SystemPrompt.All.Where(prompt => after.Of(prompt) != before.Of(prompt)).Select(prompt => prompt.Name).ToList();
            if (changed.Count == 0)
            {
                return (before, false);
            }

            var version = new SystemPromptVersion
            {
                Id = Ids.New(time),
                Number = after.Number,
                TextsJson = JsonSerializer.Serialize(own),
                CreatedAt = time.GetUtcNow(),
                Author = viewer.Name,
            };
            db.Add(version);
            trail.Add(
                db, viewer.Actor, AuditActions.PromptChanged, "prompt", version.Id, new { level = "platform", version = version.Number, prompts = changed, restored = isRestore });
            return (after, false);
        }, cancellationToken);
}
