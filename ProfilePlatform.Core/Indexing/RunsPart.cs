using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Indexing runs, in an export.</summary>
internal sealed class RunsPart : IProfileExportPart
{
    public string About => "index-runs.json      when your documents were read, and what came of it";

    public Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) => zip.AddRowsAsync(
        "index-runs.json",
        db.Set<IndexRun>().AsNoTracking().Include(run => run.Documents).Where(run => run.ProfileId == profile.Id).OrderBy(run => run.RequestedAt).AsAsyncEnumerable(),
        cancellationToken);
}
