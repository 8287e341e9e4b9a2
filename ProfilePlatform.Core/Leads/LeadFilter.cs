using Microsoft.EntityFrameworkCore;

namespace ProfilePlatform.Core.Leads;

/// <summary>Which leads are wanted.</summary>
/// <param name="Status">One of <see cref="LeadStatus"/>; null for all.</param>
/// <param name="Text">Stands in the address, the name or one of the notes, whatever its case; empty for all.</param>
public sealed record LeadFilter(string? Status = null, string Text = "")
{
    internal IQueryable<Lead> Of(IQueryable<Lead> leads)
    {
        if (Status is { } status)
        {
            leads = leads.Where(lead => lead.Status == status);
        }

        if (Text.Length == 0)
        {
            return leads;
        }

        var pattern = LikePattern.Containing(Text);
        return leads.Where(lead => EF.Functions.Like(lead.Email, pattern, LikePattern.Escape) || EF.Functions.Like(lead.Name, pattern, LikePattern.Escape)
            || EF.Functions.Like(lead.Notes, pattern, LikePattern.Escape) || EF.Functions.Like(lead.OwnerNotes, pattern, LikePattern.Escape));
    }
}
