using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>Turns the outcome of charged work into an answer.</summary>
internal static class ChargedAnswer
{
    /// <summary>Says that the answer is that of an earlier request.</summary>
    public const string ReplayedField = "Idempotency-Replayed";

    public static IResult Of(ChargedOutcome outcome) => outcome.State switch
    {
        ChargedState.Answered => new Stored(outcome.Answer!, outcome.Replayed),
        ChargedState.InFlight => new Later(Problems.Of(409, "idempotency-in-progress", "A request with this key is being worked on."), outcome.RetryAfter),
        ChargedState.OtherRequest => Problems.Of(422, "idempotency-key-reused", "This key was used for another request."),
        ChargedState.TooMany => new Later(Problems.Of(429, "too-many-requests", "Too many requests. Wait a little."), outcome.RetryAfter),
        _ => Problems.Of(401, "not-signed-in", "Sign in to do this."),
    };

    /// <summary>402 with balance and cost.</summary>
    public static StoredAnswer NotEnough(HttpContext context, long balance, long cost)
    {
        var problem = Problems.Of(402, "insufficient-credits", $"This costs {CreditWords.Count(cost)}; you have {CreditWords.Count(balance)}.").ProblemDetails;
        problem.Extensions["balance"] = balance;
        problem.Extensions["cost"] = cost;
        return Problem(context, problem);
    }

    /// <summary>A problem as bytes, in the form that all problems have.</summary>
    public static StoredAnswer Problem(HttpContext context, ProblemDetails problem)
    {
        problem.Extensions["trace_id"] = context.TraceIdentifier;
        return new StoredAnswer(problem.Status ?? 500, "application/problem+json", JsonSerializer.SerializeToUtf8Bytes(problem));
    }

    private sealed class Stored(StoredAnswer answer, bool replayed) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.StatusCode, response.ContentType, response.ContentLength) = (answer.Status, answer.ContentType, answer.Body.Length);
            if (replayed)
            {
                response.Headers[ReplayedField] = "true";
            }

            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }

    private sealed class Later(IResult problem, TimeSpan? wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter =
                Math.Max(1, Math.Ceiling((wait ?? TimeSpan.FromSeconds(1)).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
