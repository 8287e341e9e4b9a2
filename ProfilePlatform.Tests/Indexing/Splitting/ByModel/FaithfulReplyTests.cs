using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Tests.Documents;

namespace ProfilePlatform.Tests.Indexing.Splitting.ByModel;

/// <summary>Where a model says what the local splitter says, everything that is made of the sections is the same, however it cuts its reply.</summary>
public sealed class FaithfulReplyTests
{
    public static TheoryData<string> Names() => new(
        (string[])[.. ResumeFiles.Names("tuned").Concat(ResumeFiles.Names("held")),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "data", "demo"), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal)
                || path.EndsWith("cv.pdf", StringComparison.Ordinal) || path.EndsWith("cv.docx", StringComparison.Ordinal))
            .Where(path => !path.EndsWith("README.md", StringComparison.Ordinal))
            .Concat(Repository.SharedData is { } data ? Directory.EnumerateFiles(Path.Combine(data, "resumes"), "*.pdf") : [])
            .Order(StringComparer.Ordinal)]);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Split_SameTopics_GivesTheSamePassagesAndCards(string name)
    {
        var text = File.Exists(name) ? await Reading.TextAsync(name) : ResumeFiles.Text(name);
        var local = LocalSectionSplitter.Split(text);

        foreach (var pieces in new[] { Whole(local), WithoutHeadings(text.Text, local), ByParagraph(text.Text, local), ByEntry(text.Text, local) })
        {
            var split = await ScriptedModel.Copying(text.Text, pieces, Tidy).SplitAsync(text);

            split.Dropped.ShouldBe(0);
            Passages(text, split.Sections).ShouldBe(Passages(text, local));
            Cards(text, split.Sections).ShouldBe(Cards(text, local));
        }
    }

    private static List<(string, int, int)> Whole(IReadOnlyList<Section> sections) =>
        [.. sections.Select(section => (section.Topic, section.Span.Start, section.Span.End))];

    private static List<(string, int, int)> WithoutHeadings(string text, IReadOnlyList<Section> sections) =>
        [.. sections.Select(section => (section.Topic, SectionBody.Of(text, section))).Where(section => section.Item2.Length > 0)
            .Select(section => (section.Topic, section.Item2.Start, section.Item2.End))];

    private static List<(string, int, int)> ByParagraph(string text, IReadOnlyList<Section> sections) =>
        [.. sections.SelectMany(section => Paragraphs(text, section.Span).Select(span => (section.Topic, span.Start, span.End)))];

    private static List<(string, int, int)> ByEntry(string text, IReadOnlyList<Section> sections) =>
        [.. sections.SelectMany(section => section.Topic is Topics.Experience or Topics.Education && section.Heading is not null
            ? EntryCutter.Cut(text, SectionBody.Of(text, section), SectionBody.Kind(section)).Select(entry => (section.Topic, entry.Span.Start, entry.Span.End))
            : [(section.Topic, section.Span.Start, section.Span.End)])];

    private static IEnumerable<TextSpan> Paragraphs(string text, TextSpan within)
    {
        var start = -1;
        var end = 0;
        foreach (var line in TextLine.In(text, within))
        {
            if (line.AfterBlank && start >= 0)
            {
                yield return new TextSpan(start, end);
                start = -1;
            }

            start = start < 0 ? line.Span.Start : start;
            end = line.Span.End;
        }

        if (start >= 0)
        {
            yield return new TextSpan(start, end);
        }
    }

    // As models do: lines joined, hyphens at their ends closed up, quotation marks made straight.
    private static string Tidy(string part) => part.Replace("-\n", "", StringComparison.Ordinal).ReplaceLineEndings(" ")
        .Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace("  ", " ", StringComparison.Ordinal);

    private static List<string> Passages(CanonicalText text, IReadOnlyList<Section> sections) =>
        [.. Chunker.Cut(Guid.Empty, text, sections, 0).Select(chunk => $"{chunk.Topic}|{chunk.Heading}|{chunk.Span}")];

    private static List<string> Cards(CanonicalText text, IReadOnlyList<Section> sections) =>
        [.. CardExtractor.Extract(text, sections).Select(card => $"{card.Kind}|{card.Title}|{card.CompanyName}|{card.StartDate}|{card.EndDate}|{card.Source}")];
}
