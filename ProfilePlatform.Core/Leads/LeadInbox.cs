using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Leads.Answers;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads;

/// <summary>What visitors left for an owner: addresses, and questions that found no answer.</summary>
public sealed class LeadInbox(IDbContextFactory<AppDbContext> contexts, Outbox outbox, TimeProvider time)
{
    /// <summary>Leads of a profile, newest first.</summary>
    public async Task<Paged<Lead>> LeadsAsync(Guid profileId, LeadFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Leads(db, profileId, filter).ToPageAsync(page, cancellationToken);
    }

    /// <summary>All of them that the filter leaves, newest first, while they are read.</summary>
    public async IAsyncEnumerable<Lead> AllLeadsAsync(Guid profileId, LeadFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var lead in Leads(db, profileId, filter).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return lead;
        }
    }

    /// <summary>How many leads a profile has of each status; those it has none of are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Lead>().Where(lead => lead.ProfileId == profileId).GroupBy(lead => lead.Status)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>Questions to a profile that found no answer and were not set aside, newest first.</summary>
    public async Task<Paged<UnansweredQuestion>> UnansweredAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<UnansweredQuestion>().AsNoTracking().AreOpen().Where(question => question.ProfileId == profileId)
            .OrderByDescending(question => question.CreatedAt).ThenByDescending(question => question.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>
    /// Adds a lead, and a notification to the owner, to the caller's transaction: once per profile and address; a name that was missing is filled in.
    /// <paramref name="email"/> must stand in the visitor's own words: the caller has checked it.
    /// </summary>
    internal async Task AddLeadAsync(
        AppDbContext db, Guid profileId, string sessionId, string email, string name, string notes, CancellationToken cancellationToken)
    {
        var address = email.ToLowerInvariant();
        if (await KnownAsync(db, profileId, address, cancellationToken) is { } known)
        {
            known.Name = known.Name.Length > 0 ? known.Name : name;
            return;
        }

        var lead = new Lead
        {
            Id = Ids.New(time),
            ProfileId = profileId,
            Email = address,
            Name = name,
            SessionId = sessionId,
            Notes = notes,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(lead);
        outbox.Add(db, NotificationKinds.Lead, profileId, $"lead:{lead.Id}", new
        {
            lead_id = lead.Id, email = lead.Email, name = lead.Name, notes = lead.Notes, session_id = lead.SessionId,
        });
    }

    /// <summary>
    /// Adds a question that found no answer, and a notification to the admins, to the caller's transaction. One that the owner has answered by now, and that was
    /// asked before the answer was indexed, belongs to that answer and is not open.
    /// </summary>
    internal async Task AddUnansweredAsync(AppDbContext db, Guid profileId, string sessionId, string question, CancellationToken cancellationToken)
    {
        var own = await db.Set<OwnAnswer>().Where(answer => answer.ProfileId == profileId).Select(answer => new { answer.Id, answer.Question }).ToListAsync(cancellationToken);
        var open = new UnansweredQuestion
        {
            Id = Ids.New(time),
            ProfileId = profileId,
            Question = question,
            SessionId = sessionId,
            CreatedAt = time.GetUtcNow(),
            AnswerId = own.Where(answer => QuestionGroups.Likeness(question, answer.Question) > 0)
                .MaxBy(answer => QuestionGroups.Likeness(question, answer.Question))?.Id,
        };
        db.Add(open);
        if (open.AnswerId is not null)
        {
            return;
        }

        outbox.Add(db, NotificationKinds.Gap, profileId, $"gap:{open.Id}", new
        {
            question_id = open.Id, question = open.Question, session_id = open.SessionId,
        });
    }

    private static IQueryable<Lead> Leads(AppDbContext db, Guid profileId, LeadFilter filter) =>
        filter.Of(db.Set<Lead>().AsNoTracking().Where(lead => lead.ProfileId == profileId))
            .OrderByDescending(lead => lead.CreatedAt).ThenByDescending(lead => lead.Id);

    // One turn may bring the same address twice, before any of it is saved.
    private static async Task<Lead?> KnownAsync(AppDbContext db, Guid profileId, string address, CancellationToken cancellationToken) =>
        db.Set<Lead>().Local.FirstOrDefault(lead => lead.ProfileId == profileId && lead.Email == address)
        ?? await db.Set<Lead>().SingleOrDefaultAsync(lead => lead.ProfileId == profileId && lead.Email == address, cancellationToken);
}
