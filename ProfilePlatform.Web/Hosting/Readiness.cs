using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Web.Hosting;

/// <summary>What each part of the platform can do just now.</summary>
internal sealed class Readiness(
    IDbContextFactory<AppDbContext> contexts, ISchedulerFactory schedulers, DemoSeeding demo, DocumentReader reader, EncoderStatus encoder,
    VectorExtension vectors, ProfilePhotos photos, LanguageModelPart model, DiskPart disk, DataDirectory data, EncoderHealth? remote = null)
{
    /// <summary>Looks at each part.</summary>
    public async Task<IReadOnlyList<Component>> CheckAsync(CancellationToken cancellationToken) =>
        [.. (await PartsAsync(cancellationToken)).Select(part => part with { Detail = WithoutFolders(part.Detail) })];

    private async Task<IReadOnlyList<Component>> PartsAsync(CancellationToken cancellationToken) =>
    [
        await DatabaseAsync(cancellationToken),
        disk.Check(),
        Demo(),
        reader.Status.IsComplete
            ? new Component("documents", ComponentState.Ok, reader.Status.Detail)
            : new Component("documents", ComponentState.Degraded, reader.Status.Detail),
        photos.IsAvailable
            ? new Component("photos", ComponentState.Ok, "portraits can be made")
            : new Component("photos", ComponentState.Degraded, PhotoRefusal.Unavailable.Message),
        Encoder(),
        await JobsAsync(cancellationToken),
        model.Check(),
        vectors.Available
            ? new Component("vectors", ComponentState.Ok, $"sqlite-vec {vectors.Version}")
            : new Component("vectors", ComponentState.Degraded, $"retrieval is lexical: {vectors.Reason}"),
    ];

    // Anybody may ask; a library's message can name the whole path of a file.
    private string WithoutFolders(string detail) =>
        detail.Replace(AppContext.BaseDirectory, "", StringComparison.Ordinal).Replace(data.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private async Task<Component> DatabaseAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken)
            ? new Component("database", ComponentState.Ok, $"SQLite {SqliteNatives.Use().Version}")
            : new Component("database", ComponentState.Failed, "platform.db cannot be opened");
    }

    private Component Encoder() => (remote, encoder) switch
    {
        ({ Fault: { } fault }, _) => new Component("encoder", ComponentState.Degraded, $"{remote.Encoder} fails ({fault.Name()}): retrieval is lexical meanwhile"),
        ({ } server, { Available: false }) => new Component("encoder", ComponentState.Degraded, $"texts are embedded by {server.Encoder}; sentences are judged by words alone: {encoder.Reason}"),
        ({ } server, _) => new Component("encoder", ComponentState.Ok, $"texts are embedded by {server.Encoder}"),
        (null, { Available: true }) => new Component("encoder", ComponentState.Ok, "texts are embedded on this machine"),
        _ => new Component("encoder", ComponentState.Degraded, $"retrieval is lexical: {encoder.Reason}"),
    };

    private Component Demo() => demo switch
    {
        { HasFailed: true, Outcome: { } failure } => new Component("demo", ComponentState.Degraded, failure),
        { Outcome: { } outcome } => new Component("demo", ComponentState.Ok, outcome),
        _ => new Component("demo", ComponentState.Starting, "demo people are being seeded and indexed"),
    };

    private async Task<Component> JobsAsync(CancellationToken cancellationToken)
    {
        var status = (await schedulers.GetScheduler(cancellationToken)).Status;
        return status == SchedulerStatus.Running
            ? new Component("jobs", ComponentState.Ok, "the scheduler runs")
            : new Component("jobs", ComponentState.Starting, $"the scheduler is {status.ToString().ToLowerInvariant()}");
    }
}

/// <summary>How a component is.</summary>
internal enum ComponentState
{
    /// <summary>Works fully.</summary>
    Ok,

    /// <summary>Works with less than it could.</summary>
    Degraded,

    /// <summary>Not yet.</summary>
    Starting,

    /// <summary>Not at all.</summary>
    Failed,
}

/// <summary>A part of the platform and how it is.</summary>
internal sealed record Component(string Name, ComponentState State, string Detail);
