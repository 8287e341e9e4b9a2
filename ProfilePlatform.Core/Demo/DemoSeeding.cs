using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Demo;

/// <summary>Seeds the demo people in the background, once the platform serves.</summary>
public sealed class DemoSeeding : BackgroundService
{
    private readonly DemoSeed? _seed;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<DemoSeeding> _logger;

    internal DemoSeeding(DemoSeed? seed, IHostApplicationLifetime lifetime, ILogger<DemoSeeding> logger) =>
        (_seed, _lifetime, _logger) = (seed, lifetime, logger);

    /// <summary>The folder that ships with the application.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Null while at work; then what came of it in a sentence.</summary>
    public string? Outcome { get; private set; }

    /// <summary>True when seeding broke off with an error.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_seed is null)
        {
            Outcome = "switched off";
            return;
        }

        // Jobs start once the application has.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await _seed.RunAsync(Folder, stoppingToken);
            Outcome = "demo people are in place, or the platform was not empty";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _logger.SeedingFailed(exception);
            (HasFailed, Outcome) = (true, "seeding broke off and goes on at the next start");
        }
    }
}
