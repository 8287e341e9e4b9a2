using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>A person as scorers see them.</summary>
internal sealed record MatchPerson
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary><see cref="MatchHash"/> of what stands here.</summary>
    public required string Hash { get; init; }

    /// <summary>The text for models (<see cref="ProfileForLlm"/>).</summary>
    public required string Text { get; init; }

    public string Seeks { get; init; } = "";

    public string Offers { get; init; } = "";

    public string JobTitle { get; init; } = "";

    public string CareerStage { get; init; } = "";

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>All that the profile's fields say, as one text to compare by meaning.</summary>
    public string Whole { get; private init; } = "";

    public static MatchPerson Of(Profile profile) => new()
    {
        Id = profile.Id,
        Name = profile.DisplayName,
        Hash = MatchHash.Of(profile),
        Text = ProfileForLlm.Of(profile),
        Seeks = profile.Seeks,
        Offers = profile.Offers,
        JobTitle = profile.JobTitle,
        CareerStage = profile.CareerStage,
        Skills = profile.Skills,
        Interests = profile.Interests,
        Whole = string.Join(". ", ((IEnumerable<string>)[profile.JobTitle, .. profile.Skills, .. profile.Interests, profile.Seeks, profile.Offers]).Where(text => text.Length > 0)),
    };
}
