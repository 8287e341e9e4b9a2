using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>Credits over HTTP: to members their own, to admins the right to grant.</summary>
internal static class CreditEndpoints
{
    public static void MapCredits(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/credits", Mine);
        api.MapPost("/admin/users/{id}/credits", Grant);
    }

    private static async Task<Results<Ok<CreditsView>, ProblemHttpResult>> Mine(
        RequestViewer who, int? page, int? page_size, CreditStatement statement, CancellationToken cancellationToken)
    {
        if (CreditAccount.Of(who) is not { } account || await statement.BalanceAsync(account, cancellationToken) is not { } balance)
        {
            return Problems.Of(401, "not-signed-in", "Sign in to see your credits.");
        }

        var found = await statement.PageAsync(account, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new CreditsView(balance, [.. found.Items.Select(EntryView.Of)], found.Total, found.Page));
    }

    private static async Task<Results<Ok<GrantView>, ProblemHttpResult>> Grant(
        RequestViewer who, string id, GrantBody body, CreditGrants grants, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsAdmin)
        {
            return who.Viewer.IsMember ? Problems.Missing() : Problems.Of(401, "not-signed-in", "Sign in as an administrator.");
        }

        if (Errors(body) is { Count: > 0 } errors)
        {
            return Problems.Invalid(errors);
        }

        return Guid.TryParse(id, out var user) && await grants.GrantAsync(who, user, body.Amount, body.Reason!.Trim(), cancellationToken) is { } balance
            ? TypedResults.Ok(new GrantView(balance))
            : Problems.Missing();
    }

    private static Dictionary<string, string[]> Errors(GrantBody body)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (body.Amount is < 1 or > CreditGrants.Most)
        {
            errors["amount"] = [$"Must be 1 to {CreditGrants.Most}."];
        }

        if (body.Reason?.Trim() is not { Length: > 0 and <= CreditGrants.LongestReason } reason || reason.Any(char.IsControl))
        {
            errors["reason"] = [$"Must be one line of 1 to {CreditGrants.LongestReason} characters."];
        }

        return errors;
    }

    internal sealed record GrantBody(long Amount, string? Reason);

    internal sealed record GrantView(long Balance);

    internal sealed record CreditsView(long Balance, IReadOnlyList<EntryView> Items, int Total, int Page);

    internal sealed record EntryView(DateTimeOffset At, long Amount, string Reason)
    {
        public static EntryView Of(CreditEntry entry) => new(entry.At, entry.Amount, entry.Note.Length > 0 ? entry.Note : entry.Reason);
    }
}
