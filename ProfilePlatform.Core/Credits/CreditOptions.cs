namespace ProfilePlatform.Core.Credits;

/// <summary>How credits are given out.</summary>
/// <param name="SignupCredits">Granted once to each user (<c>SIGNUP_CREDITS</c>); 0: none.</param>
public sealed record CreditOptions(long SignupCredits = 100);
