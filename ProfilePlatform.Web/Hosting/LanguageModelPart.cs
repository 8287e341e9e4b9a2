using Polly.CircuitBreaker;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Resilience;

namespace ProfilePlatform.Web.Hosting;

/// <summary>How the way to a language model is.</summary>
internal sealed class LanguageModelPart(LlmOptions options, ProviderCircuit circuit)
{
    private const string Name = "language model";

    public Component Check() => (circuit.State, circuit.LastFault) switch
    {
        _ when !options.IsConfigured => new Component(Name, ComponentState.Ok, "none is configured: answers are local"),
        (_, LlmFault.KeyRefused) => Degraded("does not accept the key"),
        (CircuitState.Closed, _) => new Component(Name, ComponentState.Ok, $"{options.Model} at {options.BaseUrl.Host}"),
        (CircuitState.HalfOpen, _) => Degraded("kept failing and is being tried again"),
        (_, var fault) => Degraded($"kept failing and is left alone for a while{(fault is { } last ? $", last: {last}" : "")}"),
    };

    private Component Degraded(string why) => new(Name, ComponentState.Degraded, $"answers are local: {options.BaseUrl.Host} {why}");
}
