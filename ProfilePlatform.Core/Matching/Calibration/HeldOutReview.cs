namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>A review with the score that the expensive model gave without it among its examples; null where it has not re-scored the profile so.</summary>
public sealed record HeldOutReview(Review Review, int? Rescored);
