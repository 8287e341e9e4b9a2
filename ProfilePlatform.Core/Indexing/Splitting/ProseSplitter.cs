using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>A paragraph and what it is likely about.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Scores">By the order of <see cref="Topics.All"/>.</param>
internal sealed record ScoredParagraph(TextSpan Span, double[] Scores)
{
    /// <summary>How many words it has.</summary>
    public int Words { get; init; }

    /// <summary>How many of them are "he", "she", "his", "her" or "him".</summary>
    public int Pronouns { get; init; }
}

/// <summary>Labels text that stands under no heading, paragraph by paragraph; a paragraph that says little follows its document.</summary>
internal static class ProseSplitter
{
    private const double DocumentShare = 0.6;
    private const double NeighbourShare = 0.25;
    private const double Clear = 0.25;
    private const double LetterScore = 0.9;
    private const int MaxContact = 300;

    // Beyond this, more words say nothing new, and hostile input stays cheap.
    private const int MaxLength = 20_000;

    /// <summary>The paragraphs of a span, each scored by its words.</summary>
    public static List<ScoredParagraph> Score(string text, TextSpan within) =>
        Paragraphs(text, within).ConvertAll(span => Score(text, span, ContactSigns.In(text, span) && span.Length <= MaxContact));

    private static ScoredParagraph Score(string text, TextSpan span, bool contact)
    {
        var words = Tokens.Of(span.Length > MaxLength ? text.Substring(span.Start, MaxLength) : span.In(text));
        var scores = contact ? Contact() : ProseTopics.Scores(words);
        if (!contact && span.Length > MaxContact)
        {
            // A long paragraph that speaks of phones and addresses is about them.
            scores[ProseTopics.IndexOf(Topics.Contact)] = 0;
        }

        return new ScoredParagraph(span, scores)
        {
            Words = words.Count,
            Pronouns = words.Count(word => word is "he" or "she" or "his" or "her" or "him"),
        };
    }

    /// <summary>Sections out of scored paragraphs; neighbours of one topic are one section.</summary>
    public static List<Section> Label(List<ScoredParagraph> paragraphs, string unknown)
    {
        var whole = Whole(paragraphs);
        var letter = ProseTopics.IndexOf(Topics.Recommendations);
        var isLetter = whole[letter] >= LetterScore && whole[letter] >= whole.Max() * 0.8 || IsAboutSomebody(paragraphs, letter);
        var sections = new List<Section>();
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var topic = isLetter && paragraphs[index].Scores[ProseTopics.IndexOf(Topics.Contact)] < 2
                ? Topics.Recommendations
                : Best(paragraphs, index, whole) ?? (sections.Count > 0 && sections[^1].Topic != Topics.Contact ? sections[^1].Topic : unknown);
            if (sections.Count > 0 && sections[^1].Topic == topic)
            {
                sections[^1] = sections[^1] with { Span = sections[^1].Span with { End = paragraphs[index].Span.End } };
            }
            else
            {
                sections.Add(new Section(topic, paragraphs[index].Span, null));
            }
        }

        return sections;
    }

    // Who writes about "her" and "his" on every other line, and recommends, writes a letter of recommendation; nobody writes so about themselves.
    private static bool IsAboutSomebody(List<ScoredParagraph> paragraphs, int letter) =>
        paragraphs.Sum(paragraph => paragraph.Pronouns) is >= 5 and var pronouns && paragraphs.Sum(paragraph => paragraph.Words) < pronouns * 40
        && paragraphs.Count(paragraph => paragraph.Scores[letter] > 0) >= Math.Max(1, paragraphs.Count / 5);

    private static string? Best(List<ScoredParagraph> paragraphs, int index, double[] whole)
    {
        var scores = new double[Topics.All.Count];
        for (var topic = 0; topic < scores.Length; topic++)
        {
            scores[topic] = paragraphs[index].Scores[topic] + DocumentShare * whole[topic]
                + (index > 0 ? NeighbourShare * paragraphs[index - 1].Scores[topic] : 0);
        }

        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] >= Clear ? Topics.All[best] : null;
    }

    // Longer paragraphs count for more, and an address block says nothing about the prose.
    private static double[] Whole(List<ScoredParagraph> paragraphs)
    {
        var whole = new double[Topics.All.Count];
        var weight = 0.0;
        var contact = ProseTopics.IndexOf(Topics.Contact);
        foreach (var paragraph in paragraphs.Where(paragraph => paragraph.Scores[contact] < 2))
        {
            var length = Math.Sqrt(paragraph.Span.Length);
            weight += length;
            for (var topic = 0; topic < whole.Length; topic++)
            {
                whole[topic] += length * paragraph.Scores[topic];
            }
        }

        return weight > 0 ? Array.ConvertAll(whole, sum => sum / weight) : whole;
    }

    private static double[] Contact()
    {
        var scores = new double[Topics.All.Count];
        scores[ProseTopics.IndexOf(Topics.Contact)] = 3;
        return scores;
    }

    // Paragraphs end at blank lines.
    private static List<TextSpan> Paragraphs(string text, TextSpan within)
    {
        var paragraphs = new List<TextSpan>();
        foreach (var line in TextLine.In(text, within))
        {
            if (paragraphs.Count == 0 || line.AfterBlank)
            {
                paragraphs.Add(line.Span);
            }
            else
            {
                paragraphs[^1] = paragraphs[^1] with { End = line.Span.End };
            }
        }

        return paragraphs;
    }
}
