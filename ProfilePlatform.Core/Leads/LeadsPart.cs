using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Leads.Answers;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads;

/// <summary>What visitors left and what the owner answered, in an export.</summary>
internal sealed class LeadsPart : IProfileExportPart
{
    public string About => """
        leads.json           visitors who left an address
        unanswered.json      questions that your documents do not answer
        answers.json         your own answers to them, and your corrections of answers
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        await zip.AddRowsAsync("leads.json", db.Set<Lead>().AsNoTracking().Where(lead => lead.ProfileId == profile.Id)
            .OrderBy(lead => lead.CreatedAt).AsAsyncEnumerable(), cancellationToken);
        await zip.AddRowsAsync("unanswered.json", db.Set<UnansweredQuestion>().AsNoTracking().Where(question => question.ProfileId == profile.Id)
            .OrderBy(question => question.CreatedAt).AsAsyncEnumerable(), cancellationToken);
        await zip.AddRowsAsync("answers.json", db.Set<OwnAnswer>().AsNoTracking().Where(answer => answer.ProfileId == profile.Id)
            .OrderBy(answer => answer.CreatedAt).AsAsyncEnumerable(), cancellationToken);
    }
}
