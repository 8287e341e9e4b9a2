using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>
/// Splits a document into sections with a language model, window by window. The model labels and cuts; whatever it says, the sections are spans of the
/// document. What it leaves out, and windows whose reply fails, are filed as the local splitter files them.
/// </summary>
internal sealed class ModelSectionSplitter(StructuredAnswers answers, LocalSections local, ILogger<ModelSectionSplitter> logger)
{
    /// <summary>Windows that are asked about, some 60,000 tokens; a document that goes on after them is filed locally from there.</summary>
    public const int MaxWindows = 24;

    /// <summary>Splits a text, asking in these <paramref name="words"/>; <paramref name="call"/> says on whose behalf.</summary>
    public async Task<SplitOutcome> SplitAsync(CanonicalText text, string words, LlmCall call, CancellationToken cancellationToken)
    {
        var headings = LocalSectionSplitter.Headings(text.Text);
        var windows = SplitWindow.Of(text.Text, headings).Take(MaxWindows).ToList();
        var found = new List<LabelledSpan>();
        var (dropped, failed, asking) = (0, 0, true);
        foreach (var window in windows)
        {
            var finder = new CopyFinder(text.Text, window);
            (var answered, asking) = asking ? await AskAsync(SplitPrompt.Of(words, text.Text, window), finder, call, cancellationToken) : (false, false);
            failed += answered ? 0 : 1;
            dropped += finder.Missing;
            found.AddRange(finder.Found);
        }

        var engine = failed == 0 ? SplitEngine.Model : failed == windows.Count ? SplitEngine.Local : SplitEngine.ModelInPart;
        var rest = await local.OfAsync(text, cancellationToken);
        return new SplitOutcome(new SectionComposer(text.Text, headings, rest).Compose(found), engine, dropped);
    }

    private async Task<(bool Answered, bool AskOn)> AskAsync(
        IReadOnlyList<ChatMessage> question, CopyFinder finder, LlmCall call, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await answers.AskListAsync<CopiedText>(call, question, validate: null, askAgain: true, cancellationToken);
            foreach (var copy in reply.Value ?? [])
            {
                finder.Add(SplitPrompt.Topic(copy.Topic), copy.Text);
            }

            if (!reply.Parsed)
            {
                logger.SplitNotParsed(call.ProfileId, reply.Problem);
            }

            return (reply.Parsed, true);
        }
        catch (LlmException exception)
        {
            logger.SplitFailed(call.ProfileId, exception.Fault);
            return (false, !IsLasting(exception.Fault));
        }
    }

    // The next window would fare no better; a run that waits out each of them takes minutes.
    private static bool IsLasting(LlmFault fault) =>
        fault is LlmFault.NotConfigured or LlmFault.OverBudget or LlmFault.Unreachable or LlmFault.KeyRefused or LlmFault.CircuitOpen;
}
