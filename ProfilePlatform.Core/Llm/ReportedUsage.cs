namespace ProfilePlatform.Core.Llm;

/// <summary>Names of what a reply reports beyond tokens.</summary>
public static class ReportedUsage
{
    /// <summary>
    /// In <c>UsageDetails.AdditionalCounts</c>: what the provider says the call cost, in millionths of a US dollar. Absent where it does not say.
    /// </summary>
    public const string CostMicros = "cost_micros";
}
