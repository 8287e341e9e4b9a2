using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>The text of a profile for models, for its owner.</summary>
public sealed class LlmTexts
{
    /// <summary>Characters that an owner's own text may have.</summary>
    public const int MostCharacters = 6_000;

    private const int BatchSize = 200;
    private const string Field = "profile_for_llm_md";

    private readonly ProfileEdits _edits;
    private readonly ProfileHistory _history;
    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly MatchDerivation _derivation;

    internal LlmTexts(ProfileEdits edits, ProfileHistory history, PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, MatchDerivation derivation) =>
        (_edits, _history, _writer, _contexts, _derivation) = (edits, history, writer, contexts, derivation);

    /// <summary>Puts an owner's own words in the place of the generated text; with null, takes them away again.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="slug">The profile.</param>
    /// <param name="words">1 to <see cref="MostCharacters"/> characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<EditProfileResult> SetAsync(Viewer viewer, string slug, string? words, CancellationToken cancellationToken) =>
        _edits.EditAsync(viewer, slug, (db, profile, _) =>
        {
            if (words is not null && (string.IsNullOrWhiteSpace(words) || words.Length > MostCharacters))
            {
                return Task.FromResult<EditProfileResult>(new EditProfileResult.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal)
                {
                    ["text"] = [$"Must have 1 to {MostCharacters} characters."],
                }));
            }

            var before = profile.ProfileForLlmOverridden ? profile.ProfileForLlmMd : null;
            profile.ProfileForLlmOverridden = words is not null;
            profile.ProfileForLlmMd = words is null ? ProfileForLlm.Generate(profile) : ProfileForLlm.OfOwnWords(words, profile.DisplayName);
            _history.Add(db, profile.Id, viewer.Actor, Field, before, words is null ? null : profile.ProfileForLlmMd);
            return Task.FromResult<EditProfileResult>(new EditProfileResult.Done(profile));
        }, cancellationToken);

    /// <summary>Makes text and hash of profiles that were last changed before there were any.</summary>
    internal async Task FillAsync(CancellationToken cancellationToken)
    {
        // Nearly always there is nothing to write, and then nobody waits for the writer.
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        while (await db.Set<Profile>().AnyAsync(profile => profile.MatchHash == "", cancellationToken))
        {
            await FillSomeAsync(cancellationToken);
        }
    }

    private Task FillSomeAsync(CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        var bare = await db.Set<Profile>().Where(profile => profile.MatchHash == "").OrderBy(profile => profile.Id).Take(BatchSize).ToListAsync(token);
        bare.ForEach(_derivation.Refresh);
    }, cancellationToken);
}
