using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Files the records of a table by what their columns are called, or by a column that names the section.</summary>
internal static class TableSplitter
{
    private static readonly (string Topic, string[] Columns)[] Signs =
    [
        (Topics.Education, ["degree", "institution", "university", "school", "field of study", "gpa", "major", "course", "grade"]),
        (Topics.Experience, ["company", "employer", "position", "job title", "role", "project", "client", "responsibilities", "organisation", "organization", "publication", "patent", "journal", "start", "start date"]),
        (Topics.Recommendations, ["recommendation", "testimonial", "endorsement", "recommender", "quote", "relationship", "feedback", "referee"]),
        (Topics.Awards, ["award", "prize", "certificate", "certification", "issuer", "honor", "honour", "license", "licence", "grant"]),
        (Topics.Skills, ["skill", "skills", "proficiency", "language", "level", "tool", "technology", "years of experience"]),
        (Topics.Contact, ["email", "e-mail", "phone", "address", "mobile", "website", "linkedin"]),
        (Topics.Summary, ["summary", "headline", "about", "bio", "objective"]),
    ];

    public static List<Section> Split(List<CsvRecord> records)
    {
        var sections = new List<Section>();
        foreach (var record in records)
        {
            var (topic, heading) = TopicOf(record);
            if (sections.Count > 0 && sections[^1].Topic == topic)
            {
                sections[^1] = sections[^1] with { Span = new TextSpan(sections[^1].Span.Start, record.Span.End) };
            }
            else
            {
                sections.Add(new Section(topic, record.Span, heading));
            }
        }

        return sections;
    }

    private static (string Topic, string? Heading) TopicOf(CsvRecord record)
    {
        foreach (var field in record.Fields)
        {
            if (EntryLabels.Column(field.Key) == "type" && HeadingLexicon.Find(field.Value) is { Exact: true } meaning)
            {
                return (meaning.Topic, null);
            }
        }

        var keys = record.Fields.Where(field => field.Value.Length > 0).Select(field => field.Key.Replace('_', ' ').ToLowerInvariant()).ToHashSet();
        var (topic, hits) = Signs.Select(sign => (sign.Topic, Hits: sign.Columns.Count(keys.Contains))).MaxBy(sign => sign.Hits);
        if (hits > 0)
        {
            return (topic, null);
        }

        var scores = ProseTopics.Scores(string.Join(". ", record.Fields.Select(field => $"{field.Key} {field.Value}")));
        return (scores.Max() > 0 ? Topics.All[Array.IndexOf(scores, scores.Max())] : Topics.Other, null);
    }
}
