namespace ProfilePlatform.Core.Credits;

/// <summary>How a charged request ended.</summary>
public enum ChargedState
{
    /// <summary>There is an answer: a success, 402, or a refusal by the work itself.</summary>
    Answered,

    /// <summary>A request with this key is being worked on.</summary>
    InFlight,

    /// <summary>The key was used for another request.</summary>
    OtherRequest,

    /// <summary><see cref="ChargedRequest.Admit"/> did not let it in.</summary>
    TooMany,

    /// <summary>The user is not there any more.</summary>
    NoAccount,
}

/// <summary>What came of a charged request.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Answer">The answer, where there is one.</param>
/// <param name="Cost">With a success the credits taken; with 402 the credits that were needed.</param>
/// <param name="Balance">Credits left when it was answered.</param>
public sealed record ChargedOutcome(ChargedState State, StoredAnswer? Answer = null, long Cost = 0, long Balance = 0)
{
    /// <summary>True where the answer is that of an earlier request with the same key.</summary>
    public bool Replayed { get; init; }

    /// <summary>How long to wait before another try, where one is worth it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
