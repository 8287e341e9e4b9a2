namespace ProfilePlatform.Core.Chat;

/// <summary>
/// How long a turn may take. A model gets the larger part; what is left is for the local answer, which takes its place when the model is slow.
/// </summary>
/// <param name="Longest">From the question to the end of the turn.</param>
public sealed record TurnLimits(TimeSpan Longest)
{
    /// <summary>30 seconds.</summary>
    public static TurnLimits Default { get; } = new(TimeSpan.FromSeconds(30));

    /// <summary>From the start of the turn until the topics are found locally instead.</summary>
    public TimeSpan Intent => Longest * 0.2;

    /// <summary>From the start of the turn until the model's answer is broken off.</summary>
    public TimeSpan Answer => Longest * 0.7;

    /// <summary>From the start of the turn until questions to ask next are found locally instead.</summary>
    public TimeSpan FollowUps => Longest * 0.85;
}
