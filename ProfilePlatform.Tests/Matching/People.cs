using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Matching;

/// <summary>People to match.</summary>
internal static class People
{
    public static Profile Profile(string name, string seeks = "", string offers = "", params string[] skills) => new()
    {
        Id = Ids.New(TimeProvider.System), Slug = name.ToLowerInvariant().Replace(' ', '-'), DisplayName = name, Seeks = seeks, Offers = offers, Skills = [.. skills],
        Enabled = true, Visibility = Visibility.Public,
    };

    public static MatchPerson Person(string name, string seeks = "", string offers = "", params string[] skills) => MatchPerson.Of(Profile(name, seeks, offers, skills));

    public static MatchQuestion Question(MatchSides sides, params MatchPerson[] people) =>
        new(Person("Mira Member", "Reviews of payment systems", "Introductions to investors"), people, sides) { Seed = 7 };
}
