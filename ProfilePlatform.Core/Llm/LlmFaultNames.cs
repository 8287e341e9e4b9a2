using System.Text.Json;

namespace ProfilePlatform.Core.Llm;

/// <summary>Faults as the ledger names them.</summary>
internal static class LlmFaultNames
{
    /// <summary>For example "timed_out".</summary>
    public static string Name(this LlmFault fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());
}
