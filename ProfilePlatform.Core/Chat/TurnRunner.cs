using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// Owns every turn: its limits, its time, its storage. A circuit and a server-sent stream only listen, so both behave alike, and a visitor
/// who goes away loses nothing.
/// </summary>
public sealed class TurnRunner(
    Conversations conversations, AnswerPipeline pipeline, ChatLimits limits, TurnLimits times, ILogger<TurnRunner> logger) : IHostedService, IDisposable
{
    /// <summary>Longest message in characters.</summary>
    public const int LongestMessage = 2_000;

    private const int MostAtOnce = 64;

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<RunningTurn, Work> _running = new();

    /// <summary>Begins a turn: stores the question and sets the answer going.</summary>
    public async Task<StartTurnResult> StartAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        if (request.Message.Trim().Length == 0 || request.Message.Length > LongestMessage)
        {
            return new StartTurnResult.Invalid("message", $"Must have 1 to {LongestMessage:N0} characters.");
        }

        if (request.History.Any(message => message.Role is not ("user" or "assistant")))
        {
            return new StartTurnResult.Invalid("history", "Roles are user and assistant.");
        }

        // First: who is turned away here has used up nothing.
        if (_running.Count >= MostAtOnce)
        {
            return new StartTurnResult.Limited(TimeSpan.FromSeconds(2), ByOthers: true);
        }

        if (limits.Take(request.VisitorKey, request.ProfileId) is { } refusal)
        {
            return new StartTurnResult.Limited(refusal.RetryAfter, refusal.ByProfile);
        }

        var earlier = await conversations.ReadAsync(request.ProfileId, request.SessionId, cancellationToken);
        if (await conversations.BeginTurnAsync(request, cancellationToken) is not { } turn)
        {
            return new StartTurnResult.Closed();
        }

        var running = new RunningTurn(turn.SessionId, turn.Number);
        var ended = new CancellationTokenSource();
        // From here on the turn is ours, not the request's.
        var work = Task.Run(() => RunAsync(running, turn, earlier, request, ended), CancellationToken.None);
        _running[running] = new Work(request.ProfileId, ended, work);
        _ = work.ContinueWith(_ => _running.TryRemove(running, out Work? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return new StartTurnResult.Started(running);
    }

    /// <summary>Ends the turns of a profile that is being removed, and waits for their end.</summary>
    internal async Task EndAsync(Guid profileId, CancellationToken cancellationToken)
    {
        foreach (var work in _running.Values.Where(work => work.ProfileId == profileId))
        {
            await work.Ended.CancelAsync();
            await work.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values.Select(work => work.Task)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(
        RunningTurn running, ChatTurn turn, IReadOnlyList<ChatTurn> earlier, TurnRequest request, CancellationTokenSource ended)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, ended.Token);
        time.CancelAfter(times.Longest);
        using var origin = LogOrigin.Within(LogType.Chat, turn.ProfileId);
        using var span = PlatformTelemetry.Source.StartActivity("chat.turn");
        var started = Stopwatch.GetTimestamp();
        try
        {
            await pipeline.RunAsync(running, turn, earlier, request, time.Token);
            ChatMetrics.Ended(span, turn, Stopwatch.GetElapsedTime(started));
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            running.Publish(new TurnFailed("This conversation has ended: the profile is gone."));
        }
#pragma warning disable CA1031 // Whatever went wrong, the visitor must be told and the turn must end.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ChatMetrics.Failed(span, Stopwatch.GetElapsedTime(started));
            logger.TurnFailed(exception, turn.ProfileId, turn.Number);
            running.Publish(new TurnFailed("The answer could not be completed. Your question is kept; ask again."));
        }
    }

    // Without a timer or a link of its own the source holds nothing that is to be disposed.
    private sealed record Work(Guid ProfileId, CancellationTokenSource Ended, Task Task);
}

/// <summary>What came of asking for a turn.</summary>
public abstract record StartTurnResult
{
    /// <summary>It is under way.</summary>
    public sealed record Started(RunningTurn Turn) : StartTurnResult;

    /// <summary>A field is wrong.</summary>
    public sealed record Invalid(string Field, string Error) : StartTurnResult;

    /// <summary>The profile is gone, or takes no questions any more.</summary>
    public sealed record Closed : StartTurnResult;

    /// <summary>Too many; try again after the wait.</summary>
    /// <param name="RetryAfter">The wait.</param>
    /// <param name="ByOthers">True where it is many visitors together who ask too much.</param>
    public sealed record Limited(TimeSpan RetryAfter, bool ByOthers) : StartTurnResult;
}
