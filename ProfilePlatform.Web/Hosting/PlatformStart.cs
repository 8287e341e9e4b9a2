using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Web.Hosting;

/// <summary>What happens between putting the application together and serving.</summary>
internal static class PlatformStart
{
    /// <summary>Prepares the data directory and the database, then starts serving.</summary>
    public static async Task StartPlatformAsync(this WebApplication app, bool rebuildPeopleIndex = false)
    {
        var data = app.Services.GetRequiredService<DataDirectory>();
        var folderLock = DataDirectoryLock.Take(data);
        app.Lifetime.ApplicationStopped.Register(folderLock.Dispose);
        if (rebuildPeopleIndex)
        {
            PeopleIndexFiles.Delete(data);
        }

        await app.Services.GetRequiredService<PlatformDatabase>().MigrateAsync(app.Lifetime.ApplicationStopping);
        app.Services.GetRequiredService<ProfileFolders>().EmptyTrash();
        await app.Services.GetRequiredService<DocumentSweep>().RunAsync(app.Lifetime.ApplicationStopping);
        await app.StartAsync();
        app.Logger.Listening(string.Join(", ", app.Urls), data.Root);
        foreach (var part in await app.Services.GetRequiredService<Readiness>().CheckAsync(app.Lifetime.ApplicationStopping))
        {
            if (part.State == ComponentState.Degraded)
            {
                app.Logger.Degraded(part.Name, part.Detail);
            }
        }
    }
}
