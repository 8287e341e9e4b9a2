namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>How long an operation waits, and how often it asks. The limits hold for all tries together.</summary>
/// <param name="Whole">Until the reply is complete.</param>
/// <param name="FirstToken">Of a stream: until it says something.</param>
/// <param name="Idle">Of a stream: between one piece and the next.</param>
/// <param name="Tries">How often the provider is asked at most.</param>
/// <param name="LongestWait">A provider that asks for a longer wait than this is not asked again.</param>
/// <param name="Backoff">The wait before the second try, more or less; it doubles.</param>
internal sealed record Patience(TimeSpan Whole, TimeSpan FirstToken, TimeSpan Idle, int Tries, TimeSpan LongestWait, TimeSpan Backoff)
{
    /// <summary>
    /// A visitor reads along. A side call of 5 s, an answer of 20 s and another side call of 5 s are the 30 s in which a turn ends whatever happens.
    /// </summary>
    public static readonly Patience Answer = new(Seconds(20), Seconds(10), Seconds(8), Tries: 2, Seconds(2), Milliseconds(200));

    /// <summary>A visitor waits for the answer that comes after it, and a local way stands ready.</summary>
    public static readonly Patience Aside = new(Seconds(5), Seconds(5), Seconds(5), Tries: 2, Seconds(2), Milliseconds(200));

    /// <summary>Somebody waits for this alone.</summary>
    public static readonly Patience Request = new(Seconds(20), Seconds(10), Seconds(8), Tries: 2, Seconds(2), Milliseconds(200));

    /// <summary>Nobody waits.</summary>
    public static readonly Patience Job = new(Seconds(120), Seconds(60), Seconds(30), Tries: 3, Seconds(20), Seconds(1));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Patience> All => [Answer, Aside, Request, Job];

    /// <summary>That of an operation.</summary>
    public static Patience For(LlmOperation operation) => operation switch
    {
        LlmOperation.Chat => Answer,
        LlmOperation.Intent or LlmOperation.FollowUps => Aside,
        LlmOperation.Theme or LlmOperation.QueryCleanup or LlmOperation.QueryExtract or LlmOperation.WhyMatched => Request,
        _ => Job,
    };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
