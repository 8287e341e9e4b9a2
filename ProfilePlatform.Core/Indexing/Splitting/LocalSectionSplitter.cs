using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>
/// Splits a document into sections by topic without a language model: by headings where there are any, by the columns of a table,
/// else paragraph by paragraph by their words and, if there is an encoder, their vectors. Sections follow each other without a gap.
/// </summary>
public static class LocalSectionSplitter
{
    // Vectors only settle what words leave open: a weak encoder must not overrule a plain cue.
    private const double VectorShare = 1.5;

    /// <summary>The sections, in order; together they are the whole text. Empty only for an empty text.</summary>
    public static IReadOnlyList<Section> Split(CanonicalText document)
    {
        var (sections, _) = Plan(document.Text);
        return Tile(document.Text, sections ?? ProseSplitter.Label(ProseSplitter.Score(document.Text, Whole(document)), Topics.Other));
    }

    /// <summary>As <see cref="Split"/>, with vectors for prose under no heading.</summary>
    public static async Task<IReadOnlyList<Section>> SplitAsync(
        CanonicalText document, IEmbeddingGenerator<string, Embedding<float>> encoder, CancellationToken cancellationToken)
    {
        var (sections, headed) = Plan(document.Text);
        if (headed)
        {
            return Tile(document.Text, sections!);
        }

        var scored = ProseSplitter.Score(document.Text, Whole(document));
        var vectors = await TopicVectors.ScoreAsync(document.Text, scored, encoder, cancellationToken);
        for (var index = 0; index < scored.Count && index < vectors.Count; index++)
        {
            for (var topic = 0; topic < Topics.All.Count; topic++)
            {
                scored[index].Scores[topic] += VectorShare * vectors[index][topic];
            }
        }

        return Tile(document.Text, ProseSplitter.Label(scored, Topics.Other));
    }

    /// <summary>The headings that the sections go by; none in a table, or where none of them is known.</summary>
    internal static IReadOnlyList<Heading> Headings(string text)
    {
        var whole = new TextSpan(0, text.Length);
        var headings = CsvRecords.In(text, whole) is null ? HeadingFinder.Find(text, TextLine.In(text, whole)) : [];
        return headings.Exists(heading => heading.Meaning is not null) ? headings : [];
    }

    private static TextSpan Whole(CanonicalText document) => new(0, document.Text.Length);

    // Null where there are neither headings nor columns.
    private static (List<Section>? Sections, bool Headed) Plan(string text)
    {
        var whole = new TextSpan(0, text.Length);
        if (CsvRecords.In(text, whole) is { } records)
        {
            return (TableSplitter.Split(records), true);
        }

        var lines = TextLine.In(text, whole);
        var headings = HeadingFinder.Find(text, lines);
        if (!headings.Exists(heading => heading.Meaning is not null))
        {
            return (null, false);
        }

        var sections = Preface.Split(text, new TextSpan(0, headings[0].Span.Start));
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = headings[index];
            var end = index + 1 < headings.Count ? headings[index + 1].Span.Start : text.Length;
            var span = new TextSpan(heading.Span.Start, end);
            sections.Add(new Section(heading.Meaning?.Topic ?? ByWords(text, span), span, heading.Words));
        }

        return (sections, true);
    }

    private static string ByWords(string text, TextSpan span)
    {
        var scores = ProseTopics.Scores(span.Length > 4000 ? text.Substring(span.Start, 4000) : span.In(text));
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] > 0.35 && Topics.All[best] != Topics.Contact ? Topics.All[best] : Topics.Other;
    }

    // Gaps of white space go to the section before them.
    private static List<Section> Tile(string text, List<Section> sections)
    {
        if (sections.Count == 0)
        {
            return text.Length == 0 ? [] : [new Section(Topics.Other, new TextSpan(0, text.Length), null)];
        }

        var tiled = new List<Section>(sections.Count);
        for (var index = 0; index < sections.Count; index++)
        {
            var start = index == 0 ? 0 : sections[index].Span.Start;
            var end = index + 1 < sections.Count ? sections[index + 1].Span.Start : text.Length;
            tiled.Add(sections[index] with { Span = new TextSpan(start, end) });
        }

        return tiled;
    }
}
