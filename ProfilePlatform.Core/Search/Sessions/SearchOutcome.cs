namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>How something that was asked of the people search ended.</summary>
public enum SearchEnd
{
    /// <summary>There is an answer.</summary>
    Done,

    /// <summary>Nobody is signed in.</summary>
    NotSignedIn,

    /// <summary>There is no such search or person for this member.</summary>
    Missing,

    /// <summary>The search is older than a day.</summary>
    Expired,

    /// <summary>The person does not offer contact.</summary>
    ContactNotOffered,

    /// <summary>It was not paid for, or the balance does not hold the cost.</summary>
    NotEnough,

    /// <summary>A request with this key is being worked on.</summary>
    InFlight,

    /// <summary>The key was used for another request.</summary>
    OtherRequest,

    /// <summary>Too many searches in a minute.</summary>
    TooMany,

    /// <summary>The server that embeds queries does not answer; nothing was charged.</summary>
    EncoderDown,
}

/// <summary>What came of it.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Answer">The answer, where it is done.</param>
/// <param name="Cost">Credits that it took; where there were not enough, credits that it needs.</param>
/// <param name="Balance">Credits left, where known.</param>
/// <param name="RetryAfter">How long to wait before another try, where one is worth it.</param>
public sealed record SearchOutcome<T>(SearchEnd End, T? Answer = null, long Cost = 0, long Balance = 0, TimeSpan? RetryAfter = null)
    where T : class;
