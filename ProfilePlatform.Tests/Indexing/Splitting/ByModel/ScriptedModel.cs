using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Indexing.Splitting.ByModel;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;

namespace ProfilePlatform.Tests.Indexing.Splitting.ByModel;

/// <summary>A model that is a function of the window that it is given; no network.</summary>
internal sealed class ScriptedModel(Func<string, string> reply) : IChatClient
{
    /// <summary>What was asked.</summary>
    public List<IReadOnlyList<ChatMessage>> Asked { get; } = [];

    public async Task<SplitOutcome> SplitAsync(CanonicalText text)
    {
        var options = new LlmOptions { ApiKey = "key" };
        var model = new LanguageModel(options, new LlmOperations(options), this);
        var splitter = new ModelSectionSplitter(new StructuredAnswers(model), new LocalSections(), NullLogger<ModelSectionSplitter>.Instance);
        return await splitter.SplitAsync(text, SplitWords.Prompt.Default, new LlmCall(LlmOperation.Split, Guid.Empty, "ann"), TestContext.Current.CancellationToken);
    }

    public Task<SplitOutcome> SplitAsync(string text) => SplitAsync(new CanonicalText(text, [0]));

    /// <summary>A model that answers with these pieces, whatever it is given.</summary>
    public static ScriptedModel Of(params (string Topic, string Text)[] pieces) => new(_ => Json(pieces));

    /// <summary>A model that copies the sections, clipped to the window.</summary>
    public static ScriptedModel Copying(string text, IReadOnlyList<(string Topic, int Start, int End)> sections, Func<string, string>? change = null) => new(window =>
    {
        var start = text.IndexOf(window, StringComparison.Ordinal);
        var end = start + window.Length;
        return Json([.. sections.Where(section => section.Start < end && start < section.End)
            .Select(section => (section.Topic, (change ?? (part => part))(text[Math.Max(start, section.Start)..Math.Min(end, section.End)])))]);
    });

    public static string Json(params (string Topic, string Text)[] pieces) =>
        JsonSerializer.Serialize(pieces.Select(piece => new { topic = piece.Topic, text = piece.Text }));

    /// <summary>The document's text in a question: what stands between the last two marks.</summary>
    public static string Window(string question)
    {
        var mark = question[(question.LastIndexOf('\n') + 1)..];
        var end = question.Length - mark.Length - 1;
        return question[(question.LastIndexOf(mark, end, StringComparison.Ordinal) + mark.Length + 1)..end];
    }

    Task<ChatResponse> IChatClient.GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var all = messages.ToList();
        Asked.Add(all);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply(Window(all[1].Text)))));
    }

    IAsyncEnumerable<ChatResponseUpdate> IChatClient.GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();

    object? IChatClient.GetService(Type serviceType, object? serviceKey) => null;

    void IDisposable.Dispose()
    {
    }
}
