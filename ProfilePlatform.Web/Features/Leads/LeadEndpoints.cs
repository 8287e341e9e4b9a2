using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>What visitors left for an owner, over HTTP.</summary>
internal static class LeadEndpoints
{
    private const string WrongStatus = "Must be new, contacted or closed.";
    private static readonly string[] Columns = ["email", "name", "status", "notes", "owner_notes", "created_at", "session_id"];

    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/leads", Leads);
        api.MapPatch("/profiles/{slug}/leads/{id}", Change);
        api.MapDelete("/profiles/{slug}/leads/{id}", Remove);
        api.MapGet("/profiles/{slug}/unanswered", Unanswered);
    }

    private static async Task<Results<Ok<Paged<LeadView>>, PushStreamHttpResult, FileContentHttpResult, ProblemHttpResult>> Leads(
        RequestViewer who, string slug, string? status, string? q, int? page, int? page_size, string? format, ProfileRegistry registry, LeadInbox inbox,
        CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        if (status is not null && !LeadStatus.All.Contains(status))
        {
            return Problems.Invalid("status", WrongStatus);
        }

        var filter = new LeadFilter(status, (q ?? "").Trim());
        if (format == "csv")
        {
            return CsvTable.Of($"leads-{profile.Slug}.csv", Columns, inbox.AllLeadsAsync(profile.Id, filter, cancellationToken), Cells);
        }

        if (format == "xlsx")
        {
            return await ExcelTable.OfAsync($"leads-{profile.Slug}.xlsx", Columns, inbox.AllLeadsAsync(profile.Id, filter, cancellationToken), Cells, cancellationToken);
        }

        var found = await inbox.LeadsAsync(profile.Id, filter, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<LeadView>([.. found.Items.Select(LeadView.Of)], found.Total, found.Page));
    }

    private static async Task<Results<Ok<LeadView>, ProblemHttpResult>> Change(
        RequestViewer who, string slug, string id, LeadBody body, HttpContext context, ProfileRegistry registry, LeadDesk desk, CancellationToken cancellationToken)
    {
        // Who may not change it learns nothing of what is wrong with the body.
        if (!Guid.TryParse(id, out var lead) || await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (body.Status is not null && !LeadStatus.All.Contains(body.Status))
        {
            return Problems.Invalid("status", WrongStatus);
        }

        if (body.OwnerNotes?.Length > LeadDesk.LongestNotes)
        {
            return Problems.Invalid("owner_notes", FormattableString.Invariant($"Must not be longer than {LeadDesk.LongestNotes:N0} characters."));
        }

        switch (await desk.ChangeAsync(who, slug, lead, body.Status, body.OwnerNotes, VersionTags.IfMatch(context), cancellationToken))
        {
            case LeadResult.Done done:
                VersionTags.Set(context, done.Lead.Version);
                return TypedResults.Ok(LeadView.Of(done.Lead));
            case LeadResult.Stale:
                return Problems.Of(412, "lead-changed", "The lead was changed meanwhile. Read it again.");
            default:
                return Problems.Missing();
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        RequestViewer who, string slug, string id, LeadDesk desk, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var lead) && await desk.RemoveAsync(who, slug, lead, cancellationToken) is LeadResult.Done ? TypedResults.NoContent() : Problems.Missing();

    private static IEnumerable<string> Cells(Lead lead) =>
        [lead.Email, lead.Name, lead.Status, lead.Notes, lead.OwnerNotes, lead.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), lead.SessionId];

    private static async Task<Results<Ok<Paged<QuestionView>>, ProblemHttpResult>> Unanswered(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, LeadInbox inbox, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var found = await inbox.UnansweredAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<QuestionView>([.. found.Items.Select(QuestionView.Of)], found.Total, found.Page));
    }

    internal sealed record LeadView(
        Guid Id, string Email, string Name, string Notes, string Status, DateTimeOffset CreatedAt, string SessionId, string OwnerNotes, long Version)
    {
        public static LeadView Of(Lead lead) =>
            new(lead.Id, lead.Email, lead.Name, lead.Notes, lead.Status, lead.CreatedAt, lead.SessionId, lead.OwnerNotes, lead.Version);
    }

    internal sealed record LeadBody(string? Status, string? OwnerNotes);

    internal sealed record QuestionView(Guid Id, string Question, DateTimeOffset CreatedAt, string SessionId)
    {
        public static QuestionView Of(UnansweredQuestion question) =>
            new(question.Id, question.Question, question.CreatedAt, question.SessionId);
    }
}
