using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Theming.Colours;

namespace ProfilePlatform.Core.Theming;

/// <summary>Registers how profiles look.</summary>
public static class AddThemingExtensions
{
    /// <summary>Adds <see cref="Appearances"/> and <see cref="ThemeMaker"/>; needs profiles, the audit trail and the way to a language model.</summary>
    public static IServiceCollection AddTheming(this IServiceCollection services, ThemingOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Appearances>()
        .AddSingleton(provider => new ThemeMaker(provider.GetRequiredService<LanguageModel>(), provider.GetRequiredService<StructuredAnswers>()))
        .AddSingleton<IProfileExportPart, AppearancePart>();
}

/// <summary>What owners are offered.</summary>
/// <param name="AiTheme">True where colours can be had for a mood (<c>CAROUSEL_AI_THEME_ENABLED</c>).</param>
public sealed record ThemingOptions(bool AiTheme);
