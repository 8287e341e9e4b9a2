using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Limits;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>Hands a charged request on to the people search.</summary>
internal static class SearchCalls
{
    /// <summary>The call, which the search limits by itself.</summary>
    public static SearchCall Call<TBody>(this ChargedCall<TBody> call, Viewer viewer, ChargedRequest request)
        where TBody : class => new(viewer, request, end =>
        {
            var problem = SearchProblems.Of(end).ProblemDetails;
            return call.Problem(problem);
        });

    /// <summary>The call, which counts as a change where it is no repetition.</summary>
    public static SearchCall Call<TBody>(this ChargedCall<TBody> call, Viewer viewer, ChargedRequest request, HttpContext context)
        where TBody : class
    {
        var limits = context.RequestServices.GetRequiredService<VisitorLimits>();
        var visitor = VisitorKey.Of(context);
        return call.Call(viewer, request with
        {
            Admit = () => limits.Take(RequestKind.Change, visitor) is (false, var standing) ? standing.Reset : null,
        });
    }
}
