using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>Searches over HTTP.</summary>
internal static class SearchEndpoints
{
    public static void MapPeopleSearch(this IEndpointRouteBuilder api)
    {
        // Repetitions of a paid request count nowhere: limits are asked after them.
        api.MapPost("/search", Search).LimitedByItself();
        api.MapPost("/search/{id}/more", More).LimitedByItself();
        api.MapGet("/search/{id}/more", Replay);
        api.MapGet("/search/{id}/people/{person_id}/why", Why);
        api.MapGet("/search/{id}/results.csv", SearchTable.WriteAsync);
        api.MapPeople();
        api.MapOwnSearches();
    }

    private static async Task<IResult> Search(RequestViewer who, HttpContext context, PeopleSearches searches, CancellationToken cancellationToken)
    {
        var call = await ChargedCall<SearchBody>.ReadAsync(context, who, cancellationToken);
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var order = call.Body?.Order();
        if (order is null || SearchOrderRules.Errors(order) is { Count: > 0 })
        {
            return order is null ? Problems.Invalid("query", "Must not be missing.") : Problems.Invalid(SearchOrderRules.Errors(order));
        }

        try
        {
            return await call.RunAsync((request, token) => searches.RunAsync(call.Call(who, request), order, token), cancellationToken);
        }
        catch (EncoderDownException exception)
        {
            return SearchProblems.Later(context, exception);
        }
    }

    private static async Task<IResult> More(RequestViewer who, string id, HttpContext context, PeopleSearches searches, CancellationToken cancellationToken)
    {
        var call = await ChargedCall<MoreBody>.ReadAsync(context, who, cancellationToken);
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!Guid.TryParse(id, out var search))
        {
            return Problems.Missing();
        }

        return Batch.Of(call.Body?.Offset, call.Body?.Limit, out var errors) is not { } batch ? Problems.Invalid(errors)
            : await call.RunAsync((request, token) => searches.MoreAsync(call.Call(who, request, context), search, batch.Offset, batch.Limit, token), cancellationToken);
    }

    private static async Task<Results<Ok<MoreAnswer>, ProblemHttpResult>> Replay(
        RequestViewer who, string id, int? offset, int? limit, SearchSessions sessions, CreditStatement statement, CancellationToken cancellationToken)
    {
        if (CreditAccount.Of(who) is not { } account)
        {
            return SearchProblems.NotSignedIn();
        }

        if (!Guid.TryParse(id, out var search))
        {
            return Problems.Missing();
        }

        if (Batch.Of(offset ?? 0, limit, out var errors) is not { } batch)
        {
            return Problems.Invalid(errors);
        }

        var found = await sessions.PageAsync(who, search, batch.Offset, batch.Limit, cancellationToken);
        return found.End switch
        {
            SearchEnd.Done => TypedResults.Ok(found.Answer!),
            SearchEnd.NotEnough => SearchProblems.NotPaid(await statement.BalanceAsync(account, cancellationToken) ?? 0, found.Cost),
            var end => SearchProblems.Of(end),
        };
    }

    private static async Task<Results<Ok<WhyView>, ProblemHttpResult>> Why(
        RequestViewer who, string id, string person_id, HttpContext context, SearchReasons reasons, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return SearchProblems.NotSignedIn();
        }

        if (!Guid.TryParse(id, out var search) || !Guid.TryParse(person_id, out var person))
        {
            return Problems.Missing();
        }

        var found = await reasons.OfAsync(who, search, person, cancellationToken);
        return found.Answer is { } answer ? TypedResults.Ok(WhyView.Of(answer)) : SearchProblems.Of(context, found.End, found.RetryAfter);
    }

    /// <param name="Reasons">Why the person was found.</param>
    /// <param name="Score">The score.</param>
    /// <param name="Contributions">Its terms.</param>
    /// <param name="WhyNot">Why the person is not shown, where they are not.</param>
    internal sealed record WhyView(
        IReadOnlyList<ReasonView> Reasons, string ReasonsState, double Score, IReadOnlyList<Contribution> Contributions, WhyNotAnswer? WhyNot)
    {
        public static WhyView Of(WhyAnswer answer) =>
            new([.. answer.Reasons.Select(ReasonView.Of)], answer.ReasonsState, answer.Score, answer.Contributions, answer.WhyNot);
    }

    internal sealed record ReasonView(string Text, string Contribution, string? Constraint, IReadOnlyList<EvidenceView> Evidence)
    {
        public static ReasonView Of(MatchReason reason) => new(
            reason.Text, reason.Contribution, reason.Constraint,
            [.. reason.Evidence.Select(item => new EvidenceView(item.CardId == Guid.Empty ? null : item.CardId, item.Field, item.Quote))]);
    }

    internal sealed record EvidenceView(Guid? CardId, string Field, string Quote);
}
