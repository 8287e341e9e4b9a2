using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>
/// Asks a language model for records instead of prose. The messages must say in words which JSON is wanted (and use that word: some servers refuse
/// the JSON mode without it). A reply that cannot be read is a normal outcome; an <see cref="LlmException"/> passes through.
/// </summary>
public sealed class StructuredAnswers(LanguageModel model)
{
    // Enough for the model to see what it did; a runaway reply is not paid for twice.
    private const int MostQuoted = 6_000;

    /// <summary>Asks for one JSON object. Items of its own collections are not checked for null: that is for <paramref name="validate"/>.</summary>
    /// <param name="call">On whose behalf.</param>
    /// <param name="messages">The question.</param>
    /// <param name="validate">Null where the object is fine, else what is wrong with it, quoting nothing of it.</param>
    /// <param name="askAgain">Whether a reply that cannot be used is sent back once, with what is wrong with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<StructuredReply<T>> AskAsync<T>(
        LlmCall call, IReadOnlyList<ChatMessage> messages, Func<T, string?>? validate, bool askAgain, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(call, messages, reply => StructuredJson.Object(reply, validate), ChatResponseFormat.Json, askAgain, cancellationToken);

    /// <summary>
    /// Asks for a list: an array, or an object whose first array is the list. Items that are incomplete or do not fit are counted and left out;
    /// a reply without one usable item is not parsed, an empty list is.
    /// </summary>
    /// <param name="call">On whose behalf.</param>
    /// <param name="messages">The question.</param>
    /// <param name="validate">Null where an item is fine, else what is wrong with it, quoting nothing of it.</param>
    /// <param name="askAgain">Whether a reply that cannot be used is sent back once, with what is wrong with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<StructuredReply<IReadOnlyList<T>>> AskListAsync<T>(
        LlmCall call, IReadOnlyList<ChatMessage> messages, Func<T, string?>? validate, bool askAgain, CancellationToken cancellationToken)
        where T : class =>
        // No format: the JSON mode knows objects only, and OpenAI's own would turn an array into whatever object comes to the model's mind.
        AskAsync(call, messages, reply => StructuredJson.List(reply, validate), format: null, askAgain, cancellationToken);

    // JSON mode, not a schema: nearly every compatible server takes "json_object", few take "json_schema", and each of those its own part of it.
    private async Task<StructuredReply<T>> AskAsync<T>(
        LlmCall call, IReadOnlyList<ChatMessage> messages, Func<string, StructuredReply<T>> read, ChatResponseFormat? format, bool askAgain,
        CancellationToken cancellationToken)
        where T : class
    {
        var response = await model.CompleteAsync(call, messages, format, cancellationToken);
        var reply = read(response.Text);
        if (reply.Parsed || !askAgain)
        {
            return reply;
        }

        IReadOnlyList<ChatMessage> again =
        [
            .. messages,
            new ChatMessage(ChatRole.Assistant, Clip(response.Text)),
            new ChatMessage(ChatRole.User, $"I could not read that as the JSON I asked for: {reply.Problem} Send the whole answer once more, as JSON and nothing else."),
        ];
        return read((await model.CompleteAsync(call, again, format, cancellationToken)).Text);
    }

    // Some servers refuse an empty message.
    private static string Clip(string reply) =>
        string.IsNullOrWhiteSpace(reply) ? "(no answer)" : reply.Length <= MostQuoted ? reply : reply[..MostQuoted];
}
