using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.NearMisses;

/// <summary>Searches that an owner nearly matched, over HTTP.</summary>
internal static class NearMissEndpoints
{
    public static void MapNearMisses(this IEndpointRouteBuilder api) => api.MapGet("/profiles/{slug}/near-misses", List);

    private static async Task<Results<Ok<Paged<NearMissCount>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, NearMissReport report, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var all = await report.OfAsync(profile.Id, cancellationToken);
        var wanted = new PageRequest(page, page_size);
        return TypedResults.Ok(new Paged<NearMissCount>([.. all.Skip(wanted.Skip).Take(wanted.Size)], all.Count, wanted.Page));
    }
}
