using System.Text.RegularExpressions;

namespace ProfilePlatform.Tests.Architecture;

/// <summary>Dependencies point one way. A feature may use those in the rows above its own, and what its own row names.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[][] Layers =
    [
        ["Text", "Storage", "Telemetry", "Limits"],
        ["Logs"],
        ["Audit", "Jobs"],
        ["Notifications"],
        ["Usage", "Identity"],
        ["Llm"],
        ["Embeddings"],
        ["Prompts", "Documents", "Credits"],
        ["Profiles"],
        ["Indexing", "Billing"],
        ["Retrieval"],
        ["Leads"],
        ["Chat", "Search"],
        ["Enhancement", "Matching", "Theming"],
        ["Demo"],
    ];

    private static readonly string Core = Path.Combine(Repository.Root, "ProfilePlatform.Core");

    [Fact]
    public void Features_AllHaveAPlaceInTheOrder()
    {
        var folders = Directory.GetDirectories(Core).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        folders.ShouldBeSubsetOf(Layers.SelectMany(layer => layer));
    }

    [Fact]
    public void Features_UseOnlyWhatStandsAboveThem()
    {
        var wrong = new List<string>();
        for (var row = 0; row < Layers.Length; row++)
        {
            var allowed = Layers.Take(row).SelectMany(layer => layer).ToHashSet(StringComparer.Ordinal);
            foreach (var feature in Layers[row])
            {
                wrong.AddRange(from file in Sources(Path.Combine(Core, feature))
                               from used in CoreFeature().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                               where used != feature && !allowed.Contains(used)
                               select $"{Path.GetRelativePath(Core, file)} uses {used}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Core_UsesNoWebFramework()
    {
        var wrong = from file in Sources(Core)
                    where WebNamespace().IsMatch(File.ReadAllText(file))
                    select Path.GetRelativePath(Core, file);
        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/Migrations/", StringComparison.Ordinal));

    [GeneratedRegex(@"ProfilePlatform\.Core\.([A-Z]\w*)", RegexOptions.NonBacktracking)]
    private static partial Regex CoreFeature();

    [GeneratedRegex(@"Microsoft\.AspNetCore\.(Http|Builder|Mvc|Components|Routing|Hosting|SignalR|Authentication)", RegexOptions.NonBacktracking)]
    private static partial Regex WebNamespace();
}
