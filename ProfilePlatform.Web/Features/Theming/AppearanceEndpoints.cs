using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Theming;
using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Theming;

/// <summary>How a profile looks, over HTTP.</summary>
internal static class AppearanceEndpoints
{
    private const int Digits = 4;

    public static void MapAppearance(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/appearance", Get);
        api.MapPut("/profiles/{slug}/appearance", Put);
        api.MapPost("/profiles/{slug}/appearance/theme", Make);
    }

    private static async Task<Results<Ok<AppearanceView>, ProblemHttpResult>> Get(
        RequestViewer who, string slug, HttpContext context, ProfileRegistry registry, Appearances appearances, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
            ? Shown(context, await appearances.ReadAsync(profile, cancellationToken))
            : Problems.Missing();

    private static async Task<Results<Ok<AppearanceView>, ProblemHttpResult>> Put(
        RequestViewer who, string slug, JsonElement body, HttpContext context, ProfileRegistry registry, Appearances appearances, CancellationToken cancellationToken)
    {
        // Who may not change it learns nothing of what is wrong with the body.
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            return Problems.Of(400, "invalid", "The body must be an object.");
        }

        var (draft, errors) = AppearanceBody.Read(body);
        if (draft is null)
        {
            return Problems.Invalid(errors);
        }

        return await appearances.SaveAsync(who, slug, draft, VersionTags.IfMatch(context), cancellationToken) switch
        {
            SaveAppearanceResult.Saved saved => Shown(context, saved.Appearance),
            SaveAppearanceResult.TooLarge { Refusal: var refusal } => Problems.Of(413, refusal.Code, refusal.Message),
            SaveAppearanceResult.Stale => Problems.Of(412, "appearance-changed", "Somebody changed it meanwhile. Nothing was changed; read it again."),
            _ => Problems.Missing(),
        };
    }

    private static async Task<Results<Ok<ThemeView>, ProblemHttpResult>> Make(
        RequestViewer who, string slug, MoodBody body, ThemingOptions options, ProfileRegistry registry, ThemeMaker maker, CancellationToken cancellationToken)
    {
        if (!options.AiTheme || await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        return ThemeMaker.Refuses(body.Mood ?? "") is { } fault
            ? Problems.Invalid("mood", fault)
            : TypedResults.Ok(ThemeView.Of((await maker.MakeAsync(profile, body.Mood!, cancellationToken)).Theme));
    }

    private static Ok<AppearanceView> Shown(HttpContext context, ShownAppearance shown)
    {
        VersionTags.Set(context, shown.Version);
        return TypedResults.Ok(new AppearanceView(
            shown.HeaderHtml, shown.Css, [.. shown.Slides.Select(slide => new SlideView(slide.Kind, slide.Title, slide.Body, slide.Attribution, slide.Link))],
            shown.Theme is null ? null : ThemeView.Of(shown.Theme), shown.Dropped));
    }

    internal sealed record MoodBody(string? Mood);

    internal sealed record AppearanceView(string HeaderHtml, string Css, IReadOnlyList<SlideView> Slides, ThemeView? Theme, IReadOnlyList<DroppedPart> Dropped);

    internal sealed record SlideView(string Kind, string Title, string Body, string? Attribution, string? Link);

    internal sealed record RatioView(double Title, double Body, double Navigation);

    internal sealed record ThemeView(string Background, string Title, string Body, string Navigation, RatioView Ratios, bool Corrected)
    {
        public static ThemeView Of(Theme theme) => new(
            theme.Colours.Background.ToString(), theme.Colours.Title.ToString(), theme.Colours.Body.ToString(), theme.Colours.Navigation.ToString(),
            new RatioView(Math.Round(theme.TitleRatio, Digits), Math.Round(theme.BodyRatio, Digits), Math.Round(theme.NavigationRatio, Digits)), theme.Corrected);
    }
}
