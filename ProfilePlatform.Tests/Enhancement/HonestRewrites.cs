using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Sections;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>Originals with rewritings that add nothing, from <c>Cases/honest-rewrites.txt</c>.</summary>
internal sealed record HonestRewrite(int Number, string Heading, string Original, string Rewriting)
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>True for the half that word lists were not fitted to.</summary>
    public bool IsHeldOut => Number % 2 == 0;

    public ProfileSection Section => new(
        new Guid(Number, 0, 0, new byte[8]), Heading.StartsWith("Project", StringComparison.Ordinal) ? SectionKind.Project : SectionKind.Experience, Heading, Original, "", "");

    public static IReadOnlyList<HonestRewrite> All { get; } = Read("honest-rewrites.txt");

    /// <summary>Written after the check was fitted, and never fitted to.</summary>
    public static IReadOnlyList<HonestRewrite> Later { get; } = Read("honest-rewrites-2.txt");

    /// <summary>Written for the second fit: odd ones were fitted to, even ones were not.</summary>
    public static IReadOnlyList<HonestRewrite> Unseen { get; } = Read("honest-rewrites-3.txt");

    /// <summary>Written after the second fit; general rules, and no words, came after it.</summary>
    public static IReadOnlyList<HonestRewrite> Latest { get; } = Read("honest-rewrites-4.txt");

    /// <summary>Written for the general rule for common words: rules were fitted to the odd ones afterwards.</summary>
    public static IReadOnlyList<HonestRewrite> Fifth { get; } = Read("honest-rewrites-5.txt");

    private static List<HonestRewrite> Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Enhancement", "Cases", name))
            .Where(line => line.Length > 0 && line[0] != '#').ToList();
        (lines.Count % 3).ShouldBe(0);
        return [.. lines.Chunk(3).Select((part, at) => new HonestRewrite(at + 1, part[0], part[1], part[2]))];
    }
}
