using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Theming;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Theming;

/// <summary>The CSS of a profile's header as a style sheet of its own: the pages' policy allows no style elements. It is narrowed to the header at each request.</summary>
internal static class LookStyles
{
    /// <summary>The sheet's address; it changes with each version.</summary>
    public static string AddressOf(string slug, long version) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/profiles/{slug}/look.css?v={version}");

    public static void MapLookStyles(this IEndpointRouteBuilder routes) => routes.MapGet("/profiles/{slug}/look.css", Get).ExcludeFromDescription();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Get(
        RequestViewer who, string slug, HttpContext context, ProfileDirectory directory, Appearances appearances, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var look = await appearances.ReadAsync(profile, cancellationToken);
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Text(HeaderSanitiser.Show("", look.Css).Css, "text/css; charset=utf-8");
    }
}
