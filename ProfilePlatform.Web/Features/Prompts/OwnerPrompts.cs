using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>The owner's layer as an owner sees it: their texts, and the platform's where they wrote none. The same for the page and the API.</summary>
public sealed class OwnerPrompts(ProfileRegistry registry, ProfilePrompts prompts, Greetings greetings)
{
    /// <summary>What holds now; null where there is no profile at <paramref name="slug"/> that <paramref name="viewer"/> may change.</summary>
    public async Task<ShownPrompts?> ReadAsync(Viewer viewer, string slug, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(viewer, slug, cancellationToken) is { } profile
            ? ShownPrompts.Of(await prompts.CurrentAsync(profile.Id, cancellationToken), await DefaultsAsync(profile, cancellationToken))
            : null;

    /// <summary>All versions, newest first; null as for <see cref="ReadAsync"/>.</summary>
    public async Task<Paged<ShownPrompts>?> VersionsAsync(Viewer viewer, string slug, PageRequest page, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(viewer, slug, cancellationToken) is not { } profile)
        {
            return null;
        }

        var defaults = await DefaultsAsync(profile, cancellationToken);
        var found = await prompts.VersionsAsync(profile.Id, page, cancellationToken);
        return new Paged<ShownPrompts>([.. found.Items.Select(prompt => ShownPrompts.Of(prompt, defaults))], found.Total, found.Page);
    }

    /// <summary>Makes a new version of what <paramref name="change"/> makes of the shown texts; null as for <see cref="ReadAsync"/>.</summary>
    public async Task<ChangePromptsResult?> ChangeAsync(
        Viewer viewer, string slug, int? basedOn, Func<PromptTexts, PromptTexts> change, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(viewer, slug, cancellationToken) is not { } profile)
        {
            return null;
        }

        var defaults = await DefaultsAsync(profile, cancellationToken);
        return await prompts.WriteAsync(profile.Id, viewer, basedOn, texts => change(texts).Without(defaults), cancellationToken) switch
        {
            WritePromptResult.Written written => new ChangePromptsResult(ShownPrompts.Of(written.Prompt, defaults), IsStale: false),
            WritePromptResult.Stale stale => new ChangePromptsResult(ShownPrompts.Of(stale.Current, defaults), IsStale: true),
            _ => throw new InvalidOperationException("A version was neither written nor refused."),
        };
    }

    private async Task<PromptTexts> DefaultsAsync(Profile profile, CancellationToken cancellationToken) =>
        PromptDefaults.For(profile.DisplayName, (await greetings.ComposeAsync(profile, cancellationToken)).Text);
}

/// <summary>One version, with the platform's text where the owner wrote none.</summary>
/// <param name="Number">Order of the versions; 0 where nothing was ever written.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Texts">The five texts as they hold.</param>
/// <param name="Defaults">The platform's five.</param>
public sealed record ShownPrompts(int Number, DateTimeOffset CreatedAt, string Author, PromptTexts Texts, PromptTexts Defaults)
{
    /// <summary>Shows <paramref name="prompt"/>.</summary>
    public static ShownPrompts Of(ProfilePrompt prompt, PromptTexts defaults) =>
        new(prompt.Number, prompt.CreatedAt, prompt.Author, PromptTexts.Of(prompt).Or(defaults), defaults);
}

/// <summary>What came of a change.</summary>
/// <param name="Prompts">What holds now.</param>
/// <param name="IsStale">True where it was changed by somebody else meanwhile; then nothing was written.</param>
public sealed record ChangePromptsResult(ShownPrompts Prompts, bool IsStale);
