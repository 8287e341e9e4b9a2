using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>A stream whose first update is here.</summary>
internal sealed class BegunStream : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;

    private BegunStream(IAsyncEnumerator<ChatResponseUpdate> updates, ChatResponseUpdate? first) => (_updates, First) = (updates, first);

    /// <summary>Null where the stream had nothing at all.</summary>
    public ChatResponseUpdate? First { get; }

    public static async Task<BegunStream> OpenAsync(IAsyncEnumerable<ChatResponseUpdate> stream)
    {
        var updates = stream.GetAsyncEnumerator(CancellationToken.None);
        try
        {
            return new BegunStream(updates, await updates.MoveNextAsync() ? updates.Current : null);
        }
        catch
        {
            await updates.DisposeAsync();
            throw;
        }
    }

    public async Task<ChatResponseUpdate?> NextAsync() => await _updates.MoveNextAsync() ? _updates.Current : null;

    public ValueTask DisposeAsync() => _updates.DisposeAsync();
}
