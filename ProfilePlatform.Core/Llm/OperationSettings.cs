namespace ProfilePlatform.Core.Llm;

/// <summary>How an operation is carried out.</summary>
/// <param name="Temperature">0 to 2.</param>
/// <param name="MaxOutputTokens">The most tokens of a reply.</param>
/// <param name="Model">The model's name at the provider.</param>
public sealed record OperationSettings(float Temperature, int MaxOutputTokens, string Model)
{
    /// <summary>True where the same question may get the answer that it got before.</summary>
    public bool Repeatable => Temperature == 0;
}
