using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement;

/// <summary>Rewritings, in an export.</summary>
internal sealed class EnhancementPart : IProfileExportPart
{
    public string About => "enhancement.json     the latest rewriting of your texts, rewritings that are kept, and what was measured of your sample letter";

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) => await zip.AddAsync("enhancement.json", new
    {
        accepted_summary = profile.EnhancedBiography,
        runs = await db.Set<EnhancementRun>().AsNoTracking().Include(run => run.Sections).Where(run => run.ProfileId == profile.Id).ToListAsync(cancellationToken),
        kept = await db.Set<KeptRewriting>().AsNoTracking().Where(kept => kept.ProfileId == profile.Id).OrderBy(kept => kept.At).ToListAsync(cancellationToken),
        style = await db.Set<OwnStyle>().AsNoTracking().SingleOrDefaultAsync(style => style.ProfileId == profile.Id, cancellationToken),
    }, cancellationToken);
}
