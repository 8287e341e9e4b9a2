namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>Sends by one way, once per call; does not throw for what goes wrong on the way.</summary>
internal interface IChannel
{
    /// <summary>One of <see cref="Sending.DeliveryChannels"/>.</summary>
    string Name { get; }

    /// <summary>Hands the message over.</summary>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message on its way.</summary>
/// <param name="Id">The delivery's, the same at each try.</param>
/// <param name="To">A mail address, or a user key.</param>
/// <param name="ToName">What its receiver is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it happened.</param>
/// <param name="Unsubscribe">Address that ends mails of this kind; null where that makes no sense.</param>
internal sealed record OutgoingMessage(Guid Id, string To, string ToName, Wording.NoticeText Text, DateTimeOffset At, string? Unsubscribe);

/// <summary>What came of a try.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Fault">Why it failed: words of ours, never the receiver's, which may repeat whom it was for.</param>
/// <param name="After">How long the receiver asked to be left alone.</param>
internal readonly record struct SendResult(SendEnd End, string Fault = "", TimeSpan? After = null)
{
    public static SendResult Sent { get; } = new(SendEnd.Sent);

    public static SendResult Later(string fault, TimeSpan? after = null) => new(SendEnd.Later, fault, after);

    public static SendResult Refused(string fault) => new(SendEnd.Refused, fault);
}

/// <summary>How a try ended.</summary>
internal enum SendEnd
{
    /// <summary>The receiver confirmed it.</summary>
    Sent,

    /// <summary>It may succeed another time.</summary>
    Later,

    /// <summary>It never will.</summary>
    Refused,
}
