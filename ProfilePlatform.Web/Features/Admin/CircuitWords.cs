using Polly.CircuitBreaker;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Web.Features.Admin;

/// <summary>How calls to the provider fare, in words.</summary>
internal static class CircuitWords
{
    /// <summary>Whether calls go through.</summary>
    public static string State(CircuitState state) => state switch
    {
        CircuitState.Closed => "Calls go through",
        CircuitState.HalfOpen => "Trying one call",
        _ => "Left alone for a while; answers are local",
    };

    /// <summary>What went wrong last; null: nothing since the last success.</summary>
    public static string Fault(LlmFault? fault) => fault switch
    {
        null => "None",
        LlmFault.Unreachable => "It could not be reached",
        LlmFault.KeyRefused => "It does not accept the key",
        LlmFault.Throttled => "It was asked too often",
        LlmFault.ProviderFailed => "It failed",
        LlmFault.RequestRefused => "It did not accept the request",
        LlmFault.TimedOut => "It did not answer in time",
        LlmFault.CutOff => "Its reply broke off",
        LlmFault.Malformed => "Its reply could not be read",
        LlmFault.TooLarge => "Its reply was too large",
        _ => "No call was made",
    };
}
