#pragma warning disable OPENAI001 // The only constructor that sends no key where there is none is still marked experimental.
using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using Polly;
using Polly.Retry;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Tokens;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>
/// Embeds texts as unit vectors on an OpenAI-compatible server, over the official SDK. Passages are asked for with patience; a question gets one short
/// attempt. Failures are <see cref="LlmException"/>s; the caller's own cancellation stays what it is.
/// </summary>
internal sealed class RemoteEncoder(
    EmbeddingOptions server, TokenCounter counter, EmbeddingLedger ledger, EncoderHealth health, TimeProvider time)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Bytes of a reply: 64 vectors of 4,096 numbers in full length are some 6 MB.</summary>
    private const long MaxReply = 8 * 1024 * 1024;

    private const int NewAttempts = 3;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private readonly EmbeddingGeneratorMetadata _metadata = new("openai", server.BaseUrl, server.Encoder);
    private readonly ResiliencePipeline<EmbeddingReply> _patience = Patience(server, time);
    private readonly EmbeddingClient _client = new(
        server.Model,
        server.ApiKey.Length > 0 ? ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(server.ApiKey)) : new NoKey(),
        ProviderTransport.Options(server.BaseUrl, MaxReply));

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = EmbeddingCall.Of(options);
        if (call.IsQuestion && !health.MayAsk())
        {
            throw new LlmException(LlmFault.CircuitOpen, "The encoder's server failed of late and is left alone.");
        }

        var made = new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 0 } };
        foreach (var (texts, tokens) in TextBatches.Of(values, server.Model, counter))
        {
            var reply = call.IsQuestion
                ? await AskAsync(texts, tokens, call, cancellationToken)
                : await _patience.ExecuteAsync(
                    async token => await SendAsync(texts, tokens, call, server.PassageLimit, token), cancellationToken);
            if (made.Count > 0 && made[0].Vector.Length != reply.Vectors[0].Length)
            {
                throw new LlmException(LlmFault.Malformed, "The replies have vectors of several lengths.");
            }

            made.Usage.InputTokenCount += reply.Tokens ?? tokens;
            made.AddRange(reply.Vectors.Select(vector => new Embedding<float>(vector) { ModelId = server.Encoder }));
        }

        return made;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The transport lives as long as the process.
    }

    // Only questions need leave of the day's budget: passages are few and their owner ordered them.
    private async Task<EmbeddingReply> AskAsync(IReadOnlyList<string> texts, int tokens, EmbeddingCall call, CancellationToken cancellationToken)
    {
        var reservation = await ledger.ReserveAsync(call, tokens, cancellationToken);
        try
        {
            return await SendAsync(texts, tokens, call, server.QuestionLimit, cancellationToken);
        }
        finally
        {
            reservation.Settle(0);
        }
    }

    private async Task<EmbeddingReply> SendAsync(
        IReadOnlyList<string> texts, int tokens, EmbeddingCall call, TimeSpan most, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        EmbeddingReply reply;
        try
        {
            using var body = BinaryContent.Create(BinaryData.FromObjectAsJson(new { model = server.Model, input = texts, encoding_format = "float" }));
            var answered = await _client.GenerateEmbeddingsAsync(body, new RequestOptions { CancellationToken = either.Token });
            reply = EmbeddingReply.Read(answered.GetRawResponse().Content, texts.Count);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            await ledger.AppendAsync(call, tokens, start, null, null);
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (Exception exception)
        {
            var fault = limit.IsCancellationRequested && exception is not LlmException
                ? new LlmException(LlmFault.TimedOut, $"No vectors came in {most.TotalSeconds:F0} s.")
                : ProviderFaults.Of(exception);
            health.Failed(fault);
            await ledger.AppendAsync(call, tokens, start, null, fault);
            throw fault;
        }

        health.Succeeded();
        await ledger.AppendAsync(call, tokens, start, reply, null);
        return reply;
    }

    private static ResiliencePipeline<EmbeddingReply> Patience(EmbeddingOptions server, TimeProvider time) =>
        new ResiliencePipelineBuilder<EmbeddingReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<EmbeddingReply>
            {
                MaxRetryAttempts = NewAttempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = server.RetryDelay,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is LlmException exception && MayPass(exception)),
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as LlmException)?.RetryAfter),
            })
            .Build();

    // Whoever asks for a longer pause is asked again by the next run.
    private static bool MayPass(LlmException exception) =>
        exception.Fault is LlmFault.Throttled or LlmFault.ProviderFailed or LlmFault.Unreachable or LlmFault.TimedOut or LlmFault.CutOff
        && (exception.RetryAfter ?? TimeSpan.Zero) <= LongestPause;

    /// <summary>Sends no key.</summary>
    private sealed class NoKey : AuthenticationPolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNextAsync(message, pipeline, currentIndex);
    }
}
