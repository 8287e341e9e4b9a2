namespace ProfilePlatform.Core.Credits;

/// <summary>What work costs, and its answer. An answer that is no success costs nothing, undoes what was written with it and is not stored.</summary>
/// <param name="Cost">Credits, 0 or more.</param>
/// <param name="Reason">One of <see cref="CreditReasons"/>.</param>
/// <param name="Reference">Id of what is paid for.</param>
/// <param name="Answer">What goes out.</param>
public sealed record Charge(long Cost, string Reason, string Reference, StoredAnswer Answer)
{
    /// <summary>The work found that it cannot be done; free.</summary>
    public static Charge Refused(StoredAnswer answer) => new(0, "", "", answer);
}
