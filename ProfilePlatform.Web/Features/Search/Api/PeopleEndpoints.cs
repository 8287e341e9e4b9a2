using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Features.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>People over HTTP, for members.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", List);
        api.MapGet("/people/{id}", Person);
        api.MapGet("/people/{id}/profile", Profile);
        api.MapPost("/people/{id}/unlock-contact", Unlock).LimitedByItself();
    }

    private static async Task<Results<Ok<Paged<DiscoveredPerson>>, ProblemHttpResult>> List(
        RequestViewer who, int? page, int? page_size, DiscoverList people, CancellationToken cancellationToken) => who.Viewer.IsMember
        ? TypedResults.Ok(await people.PageAsync(who, new PageRequest(page, page_size), cancellationToken))
        : SearchProblems.NotSignedIn();

    private static async Task<Results<Ok<PersonProfile>, ProblemHttpResult>> Person(
        RequestViewer who, string id, string? search_id, PersonViews views, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return SearchProblems.NotSignedIn();
        }

        var search = Guid.Empty;
        if (!Guid.TryParse(id, out var person) || (search_id is not null && !Guid.TryParse(search_id, out search)))
        {
            return Problems.Missing();
        }

        var found = await views.OfAsync(who, person, search_id is null ? null : search, cancellationToken);
        return found.Answer is { } view ? TypedResults.Ok(PersonProfile.Of(view)) : SearchProblems.Of(found.End);
    }

    private static async Task<Results<Ok<PublicPerson>, ProblemHttpResult>> Profile(RequestViewer who, string id, PersonViews views, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return SearchProblems.NotSignedIn();
        }

        return Guid.TryParse(id, out var person) && await views.OfAsync(who, person, null, cancellationToken) is { Answer: { } view }
            ? TypedResults.Ok(new PublicPerson(view.Profile.Id, view.Profile.Slug, view.Profile.DisplayName, PersonBio.Of(view.Profile), CardFamily.Of(view.Cards)))
            : Problems.Missing();
    }

    private static async Task<IResult> Unlock(RequestViewer who, string id, HttpContext context, ContactUnlocks unlocks, CancellationToken cancellationToken)
    {
        var call = await ChargedCall<UnlockBody>.ReadAsync(context, who, cancellationToken);
        return call.Refusal
            ?? (!Guid.TryParse(id, out var person) ? Problems.Missing()
                : await call.RunAsync((request, token) => unlocks.UnlockAsync(call.Call(who, request, context), person, call.Body?.SearchId, token), cancellationToken));
    }

    internal sealed record PersonProfile(
        Guid Id, string Slug, string DisplayName, bool HasPhoto, bool OpenToWork, bool OpenToContact, IReadOnlyList<string> WorkPreferredLocations,
        long? WorkPreferredSalaryMin, IReadOnlyList<CardEndpoints.CardView> ExperienceCards, IReadOnlyList<CardFamily> CardFamilies, PersonBio Bio,
        bool ContactOffered, ContactView? Contact)
    {
        public static PersonProfile Of(PersonView view)
        {
            var profile = view.Profile;
            return new PersonProfile(
                profile.Id, profile.Slug, profile.DisplayName, profile.HasPhoto, profile.OpenToWork, profile.OpenToContact,
                profile.OpenToWork ? profile.WorkPreferredLocations : [], profile.OpenToWork ? profile.WorkPreferredSalaryMin : null,
                [.. view.Cards.Select(CardEndpoints.CardView.Of)], CardFamily.Of(view.Cards), PersonBio.Of(profile), view.ContactOffered, profile.Contact);
        }
    }

    internal sealed record PublicPerson(Guid Id, string Slug, string DisplayName, PersonBio Bio, IReadOnlyList<CardFamily> CardFamilies);

    internal sealed record PersonBio(
        string Headline, string Biography, string JobTitle, string Company, string CareerStage, string Location, IReadOnlyList<string> Skills,
        IReadOnlyList<string> Interests, string Seeks, string Offers)
    {
        public static PersonBio Of(ProfileView profile) => new(
            profile.Headline, profile.Biography, profile.JobTitle, profile.Company, profile.CareerStage, profile.Location, profile.Skills,
            profile.Interests, profile.Seeks, profile.Offers);
    }

    /// <summary>A card, and its parts apart from it.</summary>
    internal sealed record CardFamily(CardEndpoints.CardView Parent, IReadOnlyList<CardEndpoints.ChildView> Children)
    {
        public static IReadOnlyList<CardFamily> Of(IEnumerable<ExperienceCard> cards) =>
            [.. cards.Select(CardEndpoints.CardView.Of).Select(card => new CardFamily(card with { Children = [] }, card.Children))];
    }
}
