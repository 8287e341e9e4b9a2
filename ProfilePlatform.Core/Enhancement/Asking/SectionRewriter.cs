using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;

namespace ProfilePlatform.Core.Enhancement.Asking;

/// <summary>Asks a language model for the rewritings of some sections, in one call.</summary>
internal sealed class SectionRewriter(LanguageModel model, LlmOperations operations, TokenCounter tokens)
{
    /// <summary>The model that rewrites.</summary>
    public string Model => operations.For(LlmOperation.Enhance).Model;

    /// <summary>As few calls as the token limits allow.</summary>
    public List<List<NumberedSection>> Plan(IEnumerable<NumberedSection> sections) => CallPlan.Of(
        sections, Sent, Received, section => section.Number, operations.For(LlmOperation.Enhance).MaxOutputTokens);

    /// <summary>Tokens that a call sends, and that it is likely to receive.</summary>
    public (int Sent, int Received) Cost(IReadOnlyList<NumberedSection> call, WritingStyle style, string wish) => (
        tokens.CountMessages(Model, EnhancePrompt.Messages(call, style, wish)), call.Sum(section => TokensOf(section.Section.Text) + 20));

    /// <summary>
    /// The texts that the reply brought, by number: only of sections that were asked for, once, and closer to their own original than to any other.
    /// What is missing has to be asked for again.
    /// </summary>
    /// <exception cref="LlmException">The provider did not answer.</exception>
    public async Task<Dictionary<int, string>> AskAsync(
        LlmCall call, IReadOnlyList<NumberedSection> asked, IReadOnlyList<NumberedSection> all, WritingStyle style, string wish, CancellationToken cancellationToken)
    {
        var response = await CompleteAsync(call, EnhancePrompt.Messages(asked, style, wish), cancellationToken);
        return Sort(response.Text, asked, all);
    }

    // The rules ask for JSON too: a provider that knows no response format, or whose own check of it fails, is asked once more without.
    private async Task<ChatResponse> CompleteAsync(LlmCall call, ChatMessage[] messages, CancellationToken cancellationToken)
    {
        try
        {
            return await model.CompleteAsync(call, messages, ChatResponseFormat.Json, cancellationToken);
        }
        catch (LlmException exception) when (exception.Fault == LlmFault.RequestRefused)
        {
            return await model.CompleteAsync(call, messages, null, cancellationToken);
        }
    }

    /// <inheritdoc cref="AskAsync" />
    internal static Dictionary<int, string> Sort(string reply, IReadOnlyList<NumberedSection> asked, IReadOnlyList<NumberedSection> all)
    {
        var texts = SectionReplies.Read(reply, asked.Select(section => section.Number).ToHashSet());
        var likeness = new SectionLikeness(all.Select(section => section.Section));
        foreach (var number in texts.Keys.ToList())
        {
            if (likeness.IsOfAnother(texts[number], all.TakeWhile(section => section.Number != number).Count()))
            {
                texts.Remove(number);
            }
        }

        return texts;
    }

    private int Sent(NumberedSection section) => TokensOf(section.Section.Text) + TokensOf(section.Section.Heading) + 40;

    private int Received(NumberedSection section) =>
        CallPlan.OutputOf(TokensOf(section.Section.Text), EnhancePrompt.Longest(section.Section), section.Section.Text.Length);

    private int TokensOf(string text) => tokens.Count(Model, text);
}
