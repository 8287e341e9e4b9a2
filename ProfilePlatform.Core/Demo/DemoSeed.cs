using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Demo;

/// <summary>
/// Fills an empty platform with fictional people, once. What was begun and broke off is completed at the next start; what anybody changed
/// afterwards is never touched.
/// </summary>
internal sealed class DemoSeed(
    ProfileRegistry registry, DocumentStore documents, ProfilePhotos photos, IndexRuns runs, IndexProgress progress, PlatformWriter writer,
    IDbContextFactory<AppDbContext> contexts, ILogger<DemoSeed> logger)
{
    private const string Fact = "demo_people";
    private const string Begun = "begun";
    private const string Complete = "complete";

    /// <summary>Seeds the people described in <paramref name="folder"/> where that is due; returns once visitors can talk to them.</summary>
    public async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!await BeginAsync(cancellationToken))
        {
            return;
        }

        var people = await DemoPerson.ReadAllAsync(folder, cancellationToken);
        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (person, token) => await SeedAsync(folder, person, token));
        await SetFactAsync(Complete, cancellationToken);
        logger.Seeded(people.Count);
    }

    private async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var fact = await db.Set<PlatformFact>().AsNoTracking().SingleOrDefaultAsync(found => found.Key == Fact, cancellationToken);
            if (fact is not null)
            {
                return fact.Value == Begun;
            }

            if (await db.Set<Profile>().AnyAsync(cancellationToken) || await db.Set<User>().AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        await SetFactAsync(Begun, cancellationToken);
        return true;
    }

    private async Task SeedAsync(string folder, DemoPerson person, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Platform;
        var name = person.Fields.GetProperty("display_name").GetString()!;
        var created = await registry.CreateAsync(viewer, name, person.Slug, ownerId: null, cancellationToken);
        if (created is CreateProfileResult.Created)
        {
            await registry.PatchAsync(viewer, person.Slug, person.Fields, cancellationToken);
        }

        if (await registry.FindEditableAsync(viewer, person.Slug, cancellationToken) is not { Enabled: false } profile)
        {
            return;
        }

        if (person.Photo is not null)
        {
            var png = await File.ReadAllBytesAsync(Path.Combine(folder, person.Slug, person.Photo), cancellationToken);
            await photos.SetShippedAsync(viewer, profile, png, cancellationToken);
        }

        foreach (var file in person.Files)
        {
            await using var content = File.OpenRead(Path.Combine(folder, person.Slug, file));
            if (await documents.AddAsync(profile.Id, file, content, cancellationToken) is AddDocumentResult.Refused refused)
            {
                logger.Refused(person.Slug, file, refused.Refusal.Code);
            }
        }

        await IndexAsync(profile, cancellationToken);
        await registry.SetEnabledAsync(viewer, person.Slug, enabled: true, cancellationToken);
    }

    private async Task IndexAsync(Profile profile, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = progress.Subscribe(profile.Id, run =>
        {
            if (run.State is IndexState.Done or IndexState.Failed)
            {
                ended.TrySetResult();
            }
        });
        await runs.RequestAsync(Viewer.Platform, profile.Slug, force: false, cancellationToken);
        await ended.Task.WaitAsync(cancellationToken);
    }

    private Task SetFactAsync(string value, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var fact = await db.Set<PlatformFact>().SingleOrDefaultAsync(found => found.Key == Fact, token);
            if (fact is null)
            {
                db.Add(new PlatformFact { Key = Fact, Value = value });
            }
            else
            {
                fact.Value = value;
            }
        }, cancellationToken);
}
