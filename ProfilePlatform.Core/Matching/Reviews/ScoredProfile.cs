using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>A profile's fields that are scored, to be read beside another's.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Slug">Their address.</param>
/// <param name="HasOwnText">True where a model reads what the owner wrote for it instead; that text is theirs and not shown to others.</param>
/// <param name="Fields">Those that are filled, with as much of each as scorers are shown.</param>
public sealed record ScoredProfile(string Name, string Slug, bool HasOwnText, IReadOnlyList<ScoredField> Fields)
{
    internal static ScoredProfile Of(Profile profile) => new(profile.DisplayName, profile.Slug, profile.ProfileForLlmOverridden,
    [
        .. new ScoredField[]
        {
            new("Job title", profile.JobTitle),
            new("Company", profile.Company),
            new("Career stage", profile.CareerStage),
            new("Seeks", Cut(profile.Seeks)),
            new("Offers", Cut(profile.Offers)),
            new("Skills", string.Join(", ", profile.Skills)),
            new("Interests", string.Join(", ", profile.Interests)),
            new("About", Cut(profile.Biography)),
        }.Where(field => field.Text.Length > 0),
    ]);

    private static string Cut(string text) => PromptText.Cut(text, ProfileForLlm.SectionLength);
}

/// <summary>A field with its name.</summary>
public sealed record ScoredField(string Label, string Text);
