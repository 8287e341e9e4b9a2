using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm.Caching;

namespace ProfilePlatform.Core.Llm;

/// <summary>
/// Follows one call to its end, whichever it is, and says what it used: the provider's figures where it reports them, else our own count of what was
/// sent and received. A call that was refused used nothing; one that was given up after a silence may have cost what was sent.
/// </summary>
internal sealed class CallTally(CallTokens tokens, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
{
    private const int LongestModelName = 100;

    // Far beyond any honest reply; counting megabytes without a space exactly takes seconds, and the caller waits for it.
    private const int LongestCounted = 100_000;
    private const int CharactersPerToken = 4;

    // No encoding makes more tokens of a character; a figure beyond it is a mistake that would use up somebody's day.
    private const int MostTokensPerCharacter = 4;
    private const int MostTokensBeside = 4_000;

    private readonly StringBuilder _received = new();
    private readonly string _asked = options?.ModelId ?? "";
    private UsageDetails? _reported;
    private string? _model;
    private bool _begun;
    private bool _cached;

    /// <summary>Passes a whole reply on; <paramref name="ended"/> hears once how the call ended.</summary>
    public async Task<ChatResponse> FollowAsync(Func<Task<ChatResponse>> call, Action<CallUsage> ended)
    {
        ChatResponse response;
        try
        {
            response = await call();
        }
        catch (Exception exception)
        {
            ended(Failed(exception));
            throw;
        }

        Add(response);
        ended(Usage("ok", spent: true));
        return response;
    }

    /// <summary>Passes a stream on; <paramref name="ended"/> hears once how it ended, also where the reader leaves early.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> FollowAsync(
        IAsyncEnumerable<ChatResponseUpdate> reply, Action<CallUsage> ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CallUsage? usage = null;
        try
        {
            await using var updates = reply.GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        usage = Usage("ok", spent: true);
                        break;
                    }
                }
                catch (Exception exception)
                {
                    usage = Failed(exception);
                    throw;
                }

                Add(updates.Current);
                yield return updates.Current;
            }
        }
        finally
        {
            ended(usage ?? Usage("cancelled", spent: true));
        }
    }

    private void Add(ChatResponse response)
    {
        _begun = true;
        _model = response.ModelId;
        _reported = response.Usage;
        _cached = CachedReplies.IsCached(response.AdditionalProperties);
        Receive(response.Messages.SelectMany(message => message.Contents));
    }

    private void Add(ChatResponseUpdate update)
    {
        _begun = true;
        _model = update.ModelId is { Length: > 0 } model ? model : _model;
        _cached |= CachedReplies.IsCached(update.AdditionalProperties);
        Receive(update.Contents);
    }

    private void Receive(IEnumerable<AIContent> contents)
    {
        foreach (var content in contents)
        {
            switch (content)
            {
                case TextContent text:
                    _received.Append(text.Text);
                    break;
                case FunctionCallContent call:
                    _received.Append(call.Name).Append(call.Arguments is null ? "" : JsonSerializer.Serialize(call.Arguments));
                    break;
                case UsageContent usage:
                    // The last one stands: some providers report running totals.
                    _reported = usage.Details;
                    break;
            }
        }
    }

    private CallUsage Failed(Exception exception) => exception switch
    {
        OperationCanceledException => Usage("cancelled", spent: true),
        LlmException { Fault: var fault } => Usage(
            fault.Name(), _begun || fault is LlmFault.CutOff or LlmFault.Malformed or LlmFault.TooLarge or LlmFault.TimedOut, fault),
        _ => Usage("error", _begun),
    };

    private CallUsage Usage(string outcome, bool spent, LlmFault? fault = null)
    {
        var usage = new CallUsage
        {
            Model = _model is not { Length: > 0 } ? _asked : _model[..Math.Min(_model.Length, LongestModelName)],
            Cached = _cached,
            Outcome = outcome,
            ProviderAsked = !_cached && fault is not (LlmFault.NotConfigured or LlmFault.OverBudget or LlmFault.CircuitOpen),
        };
        return _cached || !spent ? usage : usage with
        {
            PromptTokens = Sent() ?? tokens.OfRequest(_asked, messages, options),
            CompletionTokens = Answered() ?? Received(fault),
            Estimated = Sent() is null || Answered() is null,
            CostMicros = _reported?.AdditionalCounts?.TryGetValue(ReportedUsage.CostMicros, out var cost) == true && cost >= 0 ? cost : null,
        };
    }

    // A reply that was too large is not kept; what it may have cost at most is what the provider was told to stop at.
    private int Received(LlmFault? fault) =>
        fault == LlmFault.TooLarge && _received.Length == 0 ? options?.MaxOutputTokens ?? 0
        : _received.Length > LongestCounted ? _received.Length / CharactersPerToken
        : tokens.OfText(_asked, _received.ToString());

    private int? Sent() => Reported(_reported?.InputTokenCount, messages.Sum(message => message.Text.Length));

    // What a model thought before it spoke counts too, up to the limit that it was given.
    private int? Answered() => Reported(_reported?.OutputTokenCount, _received.Length + (options?.MaxOutputTokens ?? 0));

    private static int? Reported(long? count, int characters) =>
        count >= 0 && count <= ((long)characters * MostTokensPerCharacter) + MostTokensBeside ? (int)count.Value : null;
}
