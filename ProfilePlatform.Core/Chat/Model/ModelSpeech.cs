using System.Text;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// Lets a model speak: the text of its reply goes through the check sentence by sentence, its calls are carried out, and the one continuation
/// after them goes on in the same answer.
/// </summary>
internal sealed class ModelSpeech(LanguageModel model)
{
    // Each call must be answered by its id; beyond this many the reply is noise, and the rest is left out of what is sent back.
    private const int MostCallsEchoed = 8;

    // Characters: a provider that minds the limit of tokens stays far below.
    private const int LongestReply = 20_000;

    public async Task SpeakAsync(TwinTurn turn, List<ChatMessage> messages, ToolCalls tools, ShownReply shown, CancellationToken cancellationToken)
    {
        var call = turn.Call(LlmOperation.Chat);
        var first = await StreamAsync(model.StreamAsync(call, messages, TwinTools.All, cancellationToken), shown, cancellationToken);
        if (first.Calls.Count == 0)
        {
            return;
        }

        var echoed = first.Calls.Take(MostCallsEchoed).ToList();
        List<AIContent> said = first.Text.Length > 0 ? [new TextContent(first.Text), .. echoed] : [.. echoed];
        messages.Add(new ChatMessage(ChatRole.Assistant, said));
        messages.AddRange(echoed.Select(request => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(request.CallId, tools.Run(request))])));

        // No tools are declared this time: what the model asks for now would never be answered.
        await StreamAsync(model.StreamAsync(call, messages, [], cancellationToken), shown, cancellationToken);
    }

    private static async Task<(string Text, List<FunctionCallContent> Calls)> StreamAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, ShownReply shown, CancellationToken cancellationToken)
    {
        var sentences = new SentenceStream(shown.KnowsAddress);
        var calls = new List<FunctionCallContent>();
        var text = new StringBuilder();
        var isCutShort = false;
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            calls.AddRange(update.Contents.OfType<FunctionCallContent>());
            isCutShort |= update.FinishReason == ChatFinishReason.Length;
            text.Append(update.Text);
            if (text.Length > LongestReply)
            {
                throw new LlmException(LlmFault.TooLarge, "The provider's reply is too large.");
            }

            await ShowAsync(sentences.Add(update.Text), shown, cancellationToken);
        }

        // At the limit of tokens the last sentence has no end: half a sentence may say the opposite of the whole.
        if (!isCutShort)
        {
            await ShowAsync(sentences.Complete(), shown, cancellationToken);
        }

        return (text.ToString(), calls);
    }

    private static async Task ShowAsync(IReadOnlyList<StreamedSentence> sentences, ShownReply shown, CancellationToken cancellationToken)
    {
        foreach (var sentence in sentences)
        {
            await shown.AddAsync(sentence, cancellationToken);
        }
    }
}
