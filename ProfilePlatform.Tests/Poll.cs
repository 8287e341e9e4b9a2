namespace ProfilePlatform.Tests;

/// <summary>Waits for what only another process, or a page, can tell by being asked again.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Asks until <paramref name="holds"/>; fails after a minute.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> holds, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        while (true)
        {
            var answer = await ask();
            if (holds(answer))
            {
                return answer;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Still not so after {Limit.TotalSeconds} s: {answer}");
            }

            await PauseAsync(cancellationToken);
        }
    }

    /// <summary>Leaves the processor to whoever is asked.</summary>
    public static Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Pause, cancellationToken);
}
