using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Error answers in the form of RFC 9457; the type ends in a code that programs can rely on.</summary>
internal static class Problems
{
    private const string TypeBase = "https://profileplatform.dev/problems/";

    public static ProblemHttpResult Missing(string what = "There is nothing at this address.") => Of(404, "not-found", what);

    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: Title(status), type: TypeBase + code);

    public static ProblemHttpResult Invalid(string field, string error) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [error] });

    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) => TypedResults.Problem(
        detail: "Some fields are not right.",
        statusCode: 400,
        title: Title(400),
        type: TypeBase + "invalid",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors });

    /// <summary>Gives what the framework itself refuses (an unreadable body, an unknown route or method) the same form as our own refusals.</summary>
    public static void Complete(ProblemDetails problem)
    {
        if (problem.Type?.StartsWith(TypeBase, StringComparison.Ordinal) == true)
        {
            return;
        }

        var status = problem.Status ?? 500;
        (problem.Type, problem.Title) = (TypeOf(status), Title(status));
        problem.Detail ??= status switch
        {
            400 => "The request could not be read.",
            404 => "There is nothing at this address.",
            405 => "This address does not take this method.",
            415 => "The body is not of a type that is taken here.",
            _ => null,
        };
    }

    public static string Title(int status) => status switch
    {
        400 => "Bad request",
        401 => "Not signed in",
        402 => "Not enough credits",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        410 => "Expired",
        412 => "Changed meanwhile",
        413 => "Too large",
        415 => "Unsupported type",
        422 => "Refused",
        429 => "Too many requests",
        503 => "Not available now",
        507 => "No space left",
        _ => status >= 500 ? "Something went wrong" : "Error",
    };

    public static string TypeOf(string code) => TypeBase + code;

    public static string TypeOf(int status) => TypeBase + status switch
    {
        400 => "invalid",
        401 => "not-signed-in",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "unsupported-type",
        429 => "too-many-requests",
        503 => "unavailable",
        507 => "disk-full",
        _ => "error",
    };
}
