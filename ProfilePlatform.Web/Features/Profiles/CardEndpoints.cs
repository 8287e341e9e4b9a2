using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>A profile's experience cards over HTTP.</summary>
internal static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/cards", List);
        api.MapPut("/profiles/{slug}/cards", Replace);
    }

    private static async Task<Results<Ok<Paged<CardView>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, HttpContext context, ProfileRegistry registry, ProfileDirectory directory, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        return TypedResults.Ok(await ReadAsync(profile, context, directory, cancellationToken));
    }

    private static async Task<Results<Ok<Paged<CardView>>, ProblemHttpResult>> Replace(
        RequestViewer who, string slug, JsonElement body, HttpContext context, CardEdits edits, ProfileDirectory directory, CancellationToken cancellationToken)
    {
        var basedOn = VersionTags.IfMatch(context);
        if (basedOn is VersionTags.Unknown)
        {
            return Problems.Of(412, "cards-changed", "The profile was changed meanwhile. Read it again.");
        }

        return await edits.ReplaceAsync(who, slug, body, basedOn, cancellationToken) switch
        {
            EditProfileResult.Done done => TypedResults.Ok(await ReadAsync(done.Profile, context, directory, cancellationToken)),
            EditProfileResult.Invalid invalid => Problems.Invalid(invalid.Errors),
            EditProfileResult.Conflict conflict => Problems.Of(412, conflict.Code, conflict.Message),
            _ => Problems.Missing(),
        };
    }

    private static async Task<Paged<CardView>> ReadAsync(
        Profile profile, HttpContext context, ProfileDirectory directory, CancellationToken cancellationToken)
    {
        VersionTags.Set(context, profile.Version);
        var cards = await directory.CardsAsync(profile.Id, dismissedToo: true, cancellationToken);
        return new Paged<CardView>([.. cards.Select(CardView.Of)], cards.Count, 1);
    }

    internal sealed record CardView(
        Guid Id, string Kind, string Title, string CompanyName, string TeamName, string Location, string City, string Country,
        string? StartDate, string? EndDate, bool IsCurrent, string Domain, string SubDomain, string IntentPrimary, string EmploymentType,
        string SeniorityLevel, string Summary, string EnhancedDescription, IReadOnlyList<string> SearchPhrases, string State,
        IReadOnlyList<ChildView> Children)
    {
        public static CardView Of(ExperienceCard card) => new(
            card.Id, card.Kind, card.Title, card.CompanyName, card.TeamName, card.Location, card.City, card.Country,
            card.StartDate, card.EndDate, card.IsCurrent, card.Domain, card.SubDomain, card.IntentPrimary, card.EmploymentType,
            card.SeniorityLevel, card.Summary, card.EnhancedDescription, card.SearchPhrases, card.State.ToString().ToLowerInvariant(),
            [.. card.Children.Select(child => new ChildView(child.Id, child.ChildType, new ChildValue(ParseItems(child.ItemsJson), child.RawText)))]);

        private static JsonElement ParseItems(string json) => JsonDocument.Parse(json).RootElement;
    }

    internal sealed record ChildView(Guid Id, string ChildType, ChildValue Value);

    internal sealed record ChildValue([property: JsonPropertyName("items")] JsonElement Items, string RawText);
}
