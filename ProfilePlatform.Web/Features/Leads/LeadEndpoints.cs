using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>What visitors left for an owner, over HTTP.</summary>
internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/leads", Leads);
        api.MapGet("/profiles/{slug}/unanswered", Unanswered);
    }

    private static async Task<Results<Ok<Paged<LeadView>>, ProblemHttpResult>> Leads(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, LeadInbox inbox, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var found = await inbox.LeadsAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<LeadView>([.. found.Items.Select(LeadView.Of)], found.Total, found.Page));
    }

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
        Guid Id, string Email, string Name, string Notes, string Status, DateTimeOffset CreatedAt, string SessionId)
    {
        public static LeadView Of(Lead lead) =>
            new(lead.Id, lead.Email, lead.Name, lead.Notes, lead.Status, lead.CreatedAt, lead.SessionId);
    }

    internal sealed record QuestionView(Guid Id, string Question, DateTimeOffset CreatedAt, string SessionId)
    {
        public static QuestionView Of(UnansweredQuestion question) =>
            new(question.Id, question.Question, question.CreatedAt, question.SessionId);
    }
}
