using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Resilience;

namespace ProfilePlatform.Tests.Llm;

/// <summary>A <see cref="LanguageModel"/> that asks a <see cref="StubProvider"/>, with everything but the ledger.</summary>
internal sealed class StubModel : IDisposable
{
    public static readonly LlmCall Chat = new(LlmOperation.Chat, null, "");
    public static readonly LlmCall Intent = new(LlmOperation.Intent, null, "");
    public static readonly LlmCall Split = new(LlmOperation.Split, null, "");

    public static readonly ChatMessage[] Question = [new(ChatRole.System, "Be short."), new(ChatRole.User, "Who are you?")];

    private readonly ServiceProvider _services;

    public StubModel(LlmOptions options, TimeProvider? time = null)
    {
        _services = new ServiceCollection()
            .AddLanguageModels(options)
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug))
            .BuildServiceProvider();
        Model = new LanguageModel(options, _services.GetRequiredService<LlmOperations>(), LlmPipeline.WithoutLedger(_services));
    }

    public LanguageModel Model { get; }

    public ProviderCircuit Circuit => _services.GetRequiredService<ProviderCircuit>();

    /// <summary>Everything that was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>A whole reply to <see cref="Question"/>.</summary>
    public Task<ChatResponse> AskAsync(LlmCall call, CancellationToken cancellationToken) => Model.CompleteAsync(call, Question, null, cancellationToken);

    /// <summary>The text of a whole stream.</summary>
    public async Task<string> StreamAsync(CancellationToken cancellationToken) =>
        (await Model.StreamAsync(Chat, Question, [], cancellationToken).ToChatResponseAsync(cancellationToken)).Text;

    public void Dispose() => _services.Dispose();
}
