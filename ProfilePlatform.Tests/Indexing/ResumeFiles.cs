using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Documents.Reading;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Tests.Indexing.Cards;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>CVs of fictional people of many professions, with the cards that they should give.</summary>
internal static class ResumeFiles
{
    private static string Folder => Path.Combine(Repository.Root, "ProfilePlatform.Tests", "Indexing", "Files");

    /// <summary>The documents of a set: "tuned" ones were looked at while the rules were made, "held" ones only to measure them.</summary>
    public static IEnumerable<string> Names(string set) =>
        Directory.EnumerateFiles(Path.Combine(Folder, set)).Where(path => !path.EndsWith(".cards", StringComparison.Ordinal))
            .Select(path => $"{set}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    /// <summary>The document's text as the product reads it.</summary>
    public static CanonicalText Text(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        return name.EndsWith(".md", StringComparison.Ordinal) ? MarkdownReader.Read(bytes)
            : name.EndsWith(".csv", StringComparison.Ordinal) ? CsvTableReader.Read(bytes) : PlainTextReader.Read(bytes);
    }

    /// <summary>The cards that the document should give.</summary>
    public static IReadOnlyList<CardTruth> Truth(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, Path.ChangeExtension(name, ".cards"))).Where(line => line.Length > 0).Select(CardTruth.Parse)];

    /// <summary>How many fields of the cards that it does give are right.</summary>
    public static CardScore Score(string name)
    {
        var text = Text(name);
        return CardScore.Of(Truth(name), CardExtractor.Extract(text, LocalSectionSplitter.Split(text)));
    }
}
