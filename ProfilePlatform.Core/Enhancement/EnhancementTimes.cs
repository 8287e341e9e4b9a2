namespace ProfilePlatform.Core.Enhancement;

/// <summary>How long rewriting waits.</summary>
/// <param name="Backoff">Before missing sections are asked for again; it doubles.</param>
/// <param name="Answer">How long a request waits for its run; the run goes on behind it.</param>
public sealed record EnhancementTimes(TimeSpan Backoff, TimeSpan Answer)
{
    /// <summary>A request must be answered within 30 seconds.</summary>
    public static EnhancementTimes Default { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(25));
}
