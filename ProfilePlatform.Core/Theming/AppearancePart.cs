using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Theming;

/// <summary>The look, in an export.</summary>
internal sealed class AppearancePart : IProfileExportPart
{
    public string About => "look.json            your page's header, slides and colours";

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) => await zip.AddAsync(
        "look.json", await db.Set<Appearance>().AsNoTracking().Where(appearance => appearance.ProfileId == profile.Id).ToListAsync(cancellationToken), cancellationToken);
}
