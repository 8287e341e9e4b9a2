using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads;

/// <summary>What visitors left for an owner: addresses, and questions that found no answer.</summary>
public sealed class LeadInbox(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Leads of a profile, newest first.</summary>
    public async Task<Paged<Lead>> LeadsAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Lead>().AsNoTracking().Where(lead => lead.ProfileId == profileId)
            .OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Questions to a profile that found no answer, newest first.</summary>
    public async Task<Paged<UnansweredQuestion>> UnansweredAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<UnansweredQuestion>().AsNoTracking().Where(question => question.ProfileId == profileId)
            .OrderByDescending(question => question.CreatedAt).ThenByDescending(question => question.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>
    /// Adds a lead to the caller's transaction, once per profile and address; a name that was missing is filled in.
    /// <paramref name="email"/> must stand in the visitor's own words: the caller has checked it.
    /// </summary>
    internal async Task AddLeadAsync(
        AppDbContext db, Guid profileId, string sessionId, string email, string name, string notes, CancellationToken cancellationToken)
    {
        var address = email.ToLowerInvariant();
        var lead = await db.Set<Lead>().SingleOrDefaultAsync(found => found.ProfileId == profileId && found.Email == address, cancellationToken);
        if (lead is null)
        {
            lead = new Lead
            {
                Id = Ids.New(time),
                ProfileId = profileId,
                Email = address,
                SessionId = sessionId,
                Notes = notes,
                CreatedAt = time.GetUtcNow(),
            };
            db.Add(lead);
        }

        lead.Name = lead.Name.Length > 0 ? lead.Name : name;
    }

    /// <summary>Adds a question that found no answer to the caller's transaction.</summary>
    internal void AddUnanswered(AppDbContext db, Guid profileId, string sessionId, string question) => db.Add(new UnansweredQuestion
    {
        Id = Ids.New(time),
        ProfileId = profileId,
        Question = question,
        SessionId = sessionId,
        CreatedAt = time.GetUtcNow(),
    });
}
