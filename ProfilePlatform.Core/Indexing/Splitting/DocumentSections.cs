using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Splitting.ByModel;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Splits a document: as a language model did before, or does now, else locally.</summary>
internal sealed class DocumentSections(
    LanguageModel model, LlmOperations operations, ModelSectionSplitter splitter, KeptSplits kept, LocalSections local, SystemPrompts prompts,
    IDbContextFactory<AppDbContext> contexts, ShippedDocuments? shipped = null)
{
    /// <summary>The document's sections; a split that was kept before <paramref name="notBefore"/> does not count.</summary>
    public async Task<SplitOutcome> OfAsync(Document document, CanonicalText text, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        // Nobody asked for the documents that ship with the application: a first start costs nothing.
        if (!model.IsConfigured || shipped?.Holds(document.Sha256) == true || string.IsNullOrWhiteSpace(text.Text))
        {
            return new SplitOutcome(await local.OfAsync(text, cancellationToken), SplitEngine.Local, 0);
        }

        var words = (await prompts.CurrentAsync(cancellationToken)).Of(SplitWords.Prompt);
        var id = $"{operations.For(LlmOperation.Split).Model}/{SplitPrompt.VersionOf(words)}";
        if (await kept.FindAsync(document, id, text, notBefore, cancellationToken) is { } before)
        {
            return before;
        }

        var call = new LlmCall(LlmOperation.Split, document.ProfileId, await SlugAsync(document, cancellationToken)) { DocumentId = document.Id };
        var split = await splitter.SplitAsync(text, words, call, cancellationToken);
        if (split.Engine == SplitEngine.Model)
        {
            await kept.KeepAsync(document, id, split, cancellationToken);
        }

        return split;
    }

    private async Task<string> SlugAsync(Document document, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().Where(profile => profile.Id == document.ProfileId).Select(profile => profile.Slug).SingleAsync(cancellationToken);
    }
}
