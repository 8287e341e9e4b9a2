using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Leads;

/// <summary>What an owner does with leads.</summary>
public sealed class LeadDesk(PlatformWriter writer, InboxChanges changes)
{
    /// <summary>Most characters of the owner's notes.</summary>
    public const int LongestNotes = 4_000;

    /// <summary>Changes the status, the owner's notes or both; stale where the lead is not of <paramref name="version"/> any more, if that is given.</summary>
    public Task<LeadResult> ChangeAsync(
        Viewer viewer, string slug, Guid id, string? status, string? ownerNotes, long? version, CancellationToken cancellationToken) =>
        ActAsync(viewer, slug, id, (_, lead) =>
        {
            if (version is not null && version != lead.Version)
            {
                return new LeadResult.Stale(lead);
            }

            var (newStatus, notes) = (status ?? lead.Status, ownerNotes is null ? lead.OwnerNotes : SeenText.Clean(ownerNotes));
            if ((newStatus, notes) != (lead.Status, lead.OwnerNotes))
            {
                (lead.Status, lead.OwnerNotes) = (newStatus, notes);
                lead.Version++;
            }

            return new LeadResult.Done(lead);
        }, cancellationToken);

    /// <summary>Removes a lead and the owner's notes on it for good; its conversation and the notification of it stay.</summary>
    public Task<LeadResult> RemoveAsync(Viewer viewer, string slug, Guid id, CancellationToken cancellationToken) =>
        ActAsync(viewer, slug, id, (db, lead) =>
        {
            db.Remove(lead);
            return new LeadResult.Done(lead);
        }, cancellationToken);

    private async Task<LeadResult> ActAsync(Viewer viewer, string slug, Guid id, Func<AppDbContext, Lead, LeadResult> act, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync<LeadResult>(async (db, token) =>
            await db.Set<Profile>().EditableBy(viewer).Where(profile => profile.Slug == slug)
                .Join(db.Set<Lead>(), profile => profile.Id, lead => lead.ProfileId, (_, lead) => lead)
                .SingleOrDefaultAsync(lead => lead.Id == id, token) is { } lead
                ? act(db, lead)
                : new LeadResult.Missing(), cancellationToken);
        if (result is LeadResult.Done done)
        {
            changes.Publish(done.Lead.ProfileId);
        }

        return result;
    }
}

/// <summary>What became of a change of a lead.</summary>
public abstract record LeadResult
{
    private LeadResult()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done(Lead Lead) : LeadResult;

    /// <summary>There is no such lead that the viewer may change.</summary>
    public sealed record Missing : LeadResult;

    /// <summary>It was changed meanwhile: <paramref name="Theirs"/> holds, and nothing was changed.</summary>
    public sealed record Stale(Lead Theirs) : LeadResult;
}
