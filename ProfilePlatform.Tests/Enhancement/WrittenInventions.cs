namespace ProfilePlatform.Tests.Enhancement;

/// <summary>One invention written by hand into a rewriting of <c>Cases/honest-rewrites-3.txt</c> or <c>-4</c>, from <c>Cases/invented-facts-3.txt</c> or <c>-4</c>.</summary>
internal sealed record WrittenInvention(HonestRewrite Into, string Change, string Text)
{
    public static IReadOnlyList<WrittenInvention> All { get; } = Read("invented-facts-3.txt", HonestRewrite.Unseen);

    public static IReadOnlyList<WrittenInvention> Latest { get; } = Read("invented-facts-4.txt", HonestRewrite.Latest);

    private static List<WrittenInvention> Read(string name, IReadOnlyList<HonestRewrite> rewrites) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Enhancement", "Cases", name)).Where(line => line.Length > 0 && line[0] != '#').Select(line => Of(line, rewrites))];

    private static WrittenInvention Of(string line, IReadOnlyList<HonestRewrite> rewrites)
    {
        var (start, change) = Halves(line, " | ");
        var into = rewrites.Single(rewrite => rewrite.Heading.StartsWith(start, StringComparison.Ordinal));
        if (change.StartsWith("+ ", StringComparison.Ordinal))
        {
            return new(into, change, into.Rewriting + change[1..]);
        }

        var (old, put) = Halves(change, " => ");
        into.Rewriting.ShouldContain(old, Case.Sensitive);
        return new(into, change, into.Rewriting.Replace(old, put, StringComparison.Ordinal));
    }

    private static (string First, string Second) Halves(string text, string between)
    {
        var at = text.IndexOf(between, StringComparison.Ordinal);
        return (text[..at], text[(at + between.Length)..]);
    }
}
