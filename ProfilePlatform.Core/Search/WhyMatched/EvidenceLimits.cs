namespace ProfilePlatform.Core.Search.WhyMatched;

internal static class EvidenceLimits
{
    public const int Parents = 2;
    public const int Children = 2;
    public const int Outcomes = 6;

    /// <summary>Characters of an outcome or another snippet.</summary>
    public const int Snippet = 150;

    /// <summary>Characters of any other text.</summary>
    public const int Text = 200;

    public const int ReasonLength = 150;
    public const int ReasonWords = 15;
    public const int Reasons = 3;
}
