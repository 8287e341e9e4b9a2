using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Turns the chunks of one stream into updates. Fragments of tool calls are kept until the reply is finished.</summary>
internal sealed class OpenAiStream
{
    private readonly List<Fragments> _calls = [];

    /// <summary>True once a chunk has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>True once the provider has said why it stopped.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>
    /// Null for a chunk that brings nothing: a role, a sign of life, a thought. An update without contents is a fragment of a tool call.
    /// </summary>
    public ChatResponseUpdate? Add(StreamingChatCompletionUpdate chunk)
    {
        HasBegun = true;
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ResponseId = chunk.CompletionId, MessageId = chunk.CompletionId, ModelId = chunk.Model };
        foreach (var part in chunk.ContentUpdate.Where(part => part.Text is { Length: > 0 }))
        {
            update.Contents.Add(new TextContent(part.Text));
        }

        foreach (var fragment in chunk.ToolCallUpdates)
        {
            Add(fragment);
        }

        if (chunk.FinishReason is { } reason && !IsFinished)
        {
            IsFinished = true;
            update.FinishReason = OpenAiReplies.Of(reason);
            for (var index = 0; index < _calls.Count; index++)
            {
                update.Contents.Add(OpenAiReplies.Call(_calls[index].Id, index, _calls[index].Name, _calls[index].Arguments.ToString()));
            }
        }

        if (chunk.Usage is { } usage)
        {
            update.Contents.Add(new UsageContent(OpenAiReplies.Of(usage)));
        }

        return update.Contents.Count > 0 || update.FinishReason is not null || chunk.ToolCallUpdates.Count > 0 ? update : null;
    }

    // Some providers number every call 0 and tell them apart by their ids alone.
    private void Add(StreamingChatToolCallUpdate fragment)
    {
        var call = _calls.FindLast(known => known.Index == fragment.Index);
        if (call is null || (fragment.ToolCallId is { Length: > 0 } id && call.Id is { Length: > 0 } && id != call.Id))
        {
            call = new Fragments(fragment.Index);
            _calls.Add(call);
        }

        call.Id ??= fragment.ToolCallId;
        call.Name += fragment.FunctionName;
        call.Arguments.Append(fragment.FunctionArgumentsUpdate?.ToString());
    }

    private sealed class Fragments(int index)
    {
        public int Index => index;

        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
