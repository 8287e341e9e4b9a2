using System.Text.Json;

namespace ProfilePlatform.Tests.Theming.Payloads;

/// <summary>What attackers write.</summary>
internal static class Payload
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Theming", "Payloads");

    /// <summary>HTML that is to run something, one each line of the lists.</summary>
    public static IReadOnlyList<string> Html { get; } =
    [
        .. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => file.EndsWith("event_handlers.txt", StringComparison.Ordinal) ? File.ReadLines(file).Select(Handler) : File.ReadLines(file))
            .Where(line => line.Trim().Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>CSS that is to fetch, cover, hide or confuse.</summary>
    public static IReadOnlyList<string> Css { get; } = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(Folder, "css-vectors.json")))!;

    /// <summary>CSS that is only long or deep.</summary>
    public static IReadOnlyList<string> LongCss { get; } =
    [
        string.Concat(Enumerable.Repeat("a{", 5_000)), string.Concat(Enumerable.Repeat("/*", 5_000)), string.Concat(Enumerable.Repeat("a{color:red}", 1_300)),
        "a{color:" + new string('(', 10_000), "a{width:" + string.Concat(Enumerable.Repeat("calc(1px+", 1_500)), ":not(" + string.Concat(Enumerable.Repeat(":not(", 3_000)),
        string.Concat(Enumerable.Repeat("@media screen{", 1_000)), "a{content:\"" + new string('\\', 9_999), new string('[', 9_000), string.Concat(Enumerable.Repeat("a,", 8_000)) + "a{color:red}",
    ];

    // These lists are names of attributes.
    private static string Handler(string name) => $"<p {name.Trim()}=alert(1) tabindex=1 contenteditable>x</p><img src=x {name.Trim()}=alert(1)><svg {name.Trim()}=alert(1)></svg>";
}
