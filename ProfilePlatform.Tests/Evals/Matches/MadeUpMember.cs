using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>Somebody made up, with what is true of them beside their words.</summary>
/// <param name="Person">As scorers see them.</param>
/// <param name="Wants">What they need, as keys.</param>
/// <param name="Gives">What they can do for others, as keys.</param>
internal sealed record MadeUpMember(MatchPerson Person, HashSet<string> Wants, HashSet<string> Gives)
{
    /// <summary>The half that weights are fitted on, or the one that is only measured; they share no needs.</summary>
    public static List<MadeUpMember> Half(string name) =>
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evals", "Matches", $"{name}.txt")).ReplaceLineEndings("\n").Split("\n\n")
            .Where(block => block.StartsWith('[')).Select(Read),
    ];

    /// <summary>3 where both have what the other needs, 2 where the other has what this one needs, 1 where only this one has what the other needs, else 0.</summary>
    public int Grade(MadeUpMember other) => (Wants.Overlaps(other.Gives), other.Wants.Overlaps(Gives)) switch
    {
        (true, true) => 3,
        (true, false) => 2,
        (false, true) => 1,
        _ => 0,
    };

    private static MadeUpMember Read(string block)
    {
        var lines = block.Trim().Split('\n');
        var head = lines[0].Split("] ");
        var stage = head[1].Split(" | ");
        var profile = new Profile
        {
            Id = Ids.New(TimeProvider.System), Slug = "", DisplayName = head[0][1..], CareerStage = stage[0], JobTitle = stage[1], Seeks = Field("seeks"), Offers = Field("offers"),
            Skills = [.. Items("skills")], Interests = [.. Items("interests")],
        };
        return new MadeUpMember(MatchPerson.Of(profile), [.. Items("wants")], [.. Items("gives")]);

        string Field(string name) => lines.Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

        string[] Items(string name) => Field(name).Split(';', StringSplitOptions.TrimEntries);
    }
}
