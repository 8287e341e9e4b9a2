using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>How the people search refuses over HTTP.</summary>
internal static class SearchProblems
{
    /// <summary>The refusal of an end that is not <see cref="SearchEnd.Done"/>.</summary>
    public static ProblemHttpResult Of(SearchEnd end) => end switch
    {
        SearchEnd.NotSignedIn => NotSignedIn(),
        SearchEnd.Expired => Problems.Of(410, "search-expired", "This search is older than a day. Search again."),
        SearchEnd.ContactNotOffered => Problems.Of(403, "contact-not-offered", "This person does not offer contact."),
        SearchEnd.EncoderDown => Problems.Of(503, "upstream-unavailable", "The search cannot be carried out just now. Nothing was charged; try again."),
        SearchEnd.TooMany => Problems.Of(429, "too-many-requests", "Too many requests. Wait a little."),
        _ => Problems.Missing(),
    };

    public static ProblemHttpResult NotSignedIn() => Problems.Of(401, "not-signed-in", "Sign in to search for people.");

    /// <summary>402 for people who were not paid for.</summary>
    public static ProblemHttpResult NotPaid(long balance, long cost)
    {
        var problem = Problems.Of(402, "insufficient-credits", $"These people were not paid for. They cost {CreditWords.Count(cost)}.");
        problem.ProblemDetails.Extensions["balance"] = balance;
        problem.ProblemDetails.Extensions["cost"] = cost;
        return problem;
    }

    /// <summary>503 with when to try again.</summary>
    public static IResult Later(HttpContext context, EncoderDownException exception) => Of(context, SearchEnd.EncoderDown, exception.RetryAfter);

    /// <summary>The refusal, with when to try again where another try is worth it.</summary>
    public static ProblemHttpResult Of(HttpContext context, SearchEnd end, TimeSpan? retryAfter)
    {
        if (end is SearchEnd.EncoderDown or SearchEnd.TooMany)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling((retryAfter ?? TimeSpan.FromSeconds(5)).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return Of(end);
    }
}
