using System.Text;
using System.Text.Json.Nodes;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Replies in the protocol's JSON: whole, or in chunks of a few characters.</summary>
internal static class StubChunks
{
    private const int DeltaRunes = 5;

    public static JsonObject Whole(StubRequest request, StubReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Content };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select(call => (JsonNode)Call(call.Id, call.Name, call.Arguments))]);
        }

        var body = Frame(request, "chat.completion", new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = Finish(reply) });
        if (reply.ReportsUsage)
        {
            body["usage"] = Usage(request, reply);
        }

        return body;
    }

    /// <summary>Chunks, and how many characters of the text each carries.</summary>
    public static IEnumerable<(JsonObject Chunk, int Characters)> Stream(StubRequest request, StubReply reply)
    {
        yield return (Chunk(request, new JsonObject { ["role"] = "assistant", ["content"] = "" }), 0);
        foreach (var part in Parts(reply.Content))
        {
            yield return (Delta(request, part), part.Length);
        }

        for (var index = 0; index < reply.Calls.Count; index++)
        {
            var call = reply.Calls[index];
            yield return (Chunk(request, Fragment(index, Call(call.Id, call.Name, ""))), 0);
            foreach (var part in Parts(call.Arguments))
            {
                yield return (Chunk(request, Fragment(index, new JsonObject { ["function"] = new JsonObject { ["arguments"] = part } })), 0);
            }
        }

        yield return (Chunk(request, [], Finish(reply)), 0);
        if (reply.ReportsUsage && request.WantsUsage)
        {
            var last = Frame(request, "chat.completion.chunk");
            last["usage"] = Usage(request, reply);
            yield return (last, 0);
        }
    }

    public static JsonObject Delta(StubRequest request, string text) => Chunk(request, new JsonObject { ["content"] = text });

    private static JsonObject Chunk(StubRequest request, JsonObject delta, string? finish = null) =>
        Frame(request, "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish });

    private static JsonObject Frame(StubRequest request, string kind, params JsonNode[] choices) => new()
    {
        ["id"] = "stub-1",
        ["object"] = kind,
        ["created"] = 1_700_000_000,
        ["model"] = request.Model,
        ["choices"] = new JsonArray(choices),
    };

    private static JsonObject Call(string id, string name, string arguments) => new()
    {
        ["id"] = id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
    };

    private static JsonObject Fragment(int index, JsonObject call)
    {
        call["index"] = index;
        return new JsonObject { ["tool_calls"] = new JsonArray(call) };
    }

    private static JsonNode? Usage(StubRequest request, StubReply reply)
    {
        if (reply.RawUsage is { } raw)
        {
            return JsonNode.Parse(raw);
        }

        var prompt = reply.PromptTokens ?? Math.Max(1, request.AllText.Length / 4);
        var completion = reply.CompletionTokens ?? Math.Max(1, (reply.Content.Length + reply.Calls.Sum(call => call.Arguments.Length)) / 4);
        var usage = new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };
        if (reply.Cost is { } dollars)
        {
            usage["cost"] = dollars;
        }

        return usage;
    }

    private static string Finish(StubReply reply) => reply.FinishReason ?? (reply.Calls.Count > 0 ? "tool_calls" : "stop");

    // By code points: half of an emoji is not a text.
    private static IEnumerable<string> Parts(string text) =>
        text.EnumerateRunes().Chunk(DeltaRunes).Select(runes => runes.Aggregate(new StringBuilder(), (sum, rune) => sum.Append(rune.ToString()), sum => sum.ToString()));
}
