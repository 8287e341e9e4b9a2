using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Searches that nearly matched, in an export: what the owner may see of them.</summary>
internal sealed class NearMissesPart(TimeProvider time) : IProfileExportPart
{
    public string About => "near-misses.json     what alone kept you out of search results, and how often";

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) =>
        await zip.AddAsync("near-misses.json", await NearMissReport.OfAsync(db, profile.Id, time, cancellationToken), cancellationToken);
}
