using ProfilePlatform.Core.Enhancement.Facts;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>A rewriting with one invention, from <c>Cases/invented-facts-5.txt</c>.</summary>
internal sealed record InventedRewrite(int Number, string Original, string Rewriting, string Invented)
{
    /// <summary>True for the half that rules were not fitted to.</summary>
    public bool IsHeldOut => Number % 2 == 0;

    /// <summary>True where nothing that is blocked has a word of the invention.</summary>
    public bool Passes => !FactCheck.Unsupported(new SourceFacts(Original, HonestRewrite.Today), Rewriting).SelectMany(Words.TextsIn).Intersect(Words.TextsIn(Invented)).Any();

    public static IReadOnlyList<InventedRewrite> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Enhancement", "Cases", "invented-facts-5.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .Chunk(3).Select((part, at) => new InventedRewrite(at + 1, part[0], part[1], part[2]))];
}
