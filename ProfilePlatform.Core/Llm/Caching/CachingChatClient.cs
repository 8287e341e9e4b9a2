using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace ProfilePlatform.Core.Llm.Caching;

/// <summary>
/// Gives a repeatable question the reply that it got before: temperature 0, no tools (a tool call is an act, not an answer), a reply that came to its own
/// end. Profiles never share replies. Streams pass through: what is streamed is a conversation.
/// </summary>
internal sealed class CachingChatClient : DelegatingChatClient
{
    private const long MostCharacters = 4 * 1024 * 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _replies;

    public CachingChatClient(IChatClient inner, TimeProvider time)
        : base(inner) => _replies = new MemoryCache(new MemoryCacheOptions { SizeLimit = MostCharacters, Clock = new Clock(time) });

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        if (ReplyKey.Of(all, options) is not { } key)
        {
            return await base.GetResponseAsync(all, options, cancellationToken);
        }

        if (_replies.TryGetValue(key, out Kept? kept) && kept is not null)
        {
            return kept.Again();
        }

        var reply = await base.GetResponseAsync(all, options, cancellationToken);
        if (reply.FinishReason == ChatFinishReason.Stop && reply.Messages.All(message => message.Contents.All(content => content is TextContent)))
        {
            var text = reply.Text;
            _replies.Set(
                key, new Kept(text, reply.ModelId), new MemoryCacheEntryOptions { Size = text.Length + ReplyKey.Length, AbsoluteExpirationRelativeToNow = KeptFor });
        }

        return reply;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _replies.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed record Kept(string Text, string? ModelId)
    {
        // A new one each time: a reply can be changed by whoever has it.
        public ChatResponse Again() => CachedReplies.Mark(new ChatResponse(new ChatMessage(ChatRole.Assistant, Text))
        {
            ModelId = ModelId, FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 },
        });
    }

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
