namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>A member's own score of a profile beside the cheap model's, both 0–100. A list holds one review per profile.</summary>
/// <param name="Llm">The score that the cheap model gave.</param>
/// <param name="Own">The score that the member holds right.</param>
/// <param name="Note">Why, in the member's words; may be empty.</param>
public sealed record Review(Guid ProfileId, int Llm, int Own, string Note)
{
    /// <summary>Own less model: negative where the model was too high.</summary>
    public int Difference => Own - Llm;
}
