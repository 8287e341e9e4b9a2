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
        var named = records.TrueForAll(record => Named(record) is not null);
        foreach (var record in records)
        {
            var topic = named ? Named(record)! : TopicOf(record);
            if (sections.Count > 0 && sections[^1].Topic == topic)
            {
                sections[^1] = sections[^1] with { Span = new TextSpan(sections[^1].Span.Start, record.Span.End) };
            }
            else
            {
                sections.Add(new Section(topic, record.Span, null));
            }
        }

        return sections;
    }

    // A column that names the section counts where it does so in every row: "School" may also be a type of building.
    private static string? Named(CsvRecord record) =>
        record.Fields.Where(field => EntryLabels.Column(field.Key) == "type").Select(field => HeadingLexicon.Find(field.Value))
            .FirstOrDefault(meaning => meaning is { Exact: true })?.Topic;

    private static string TopicOf(CsvRecord record)
    {
        var keys = record.Fields.Where(field => field.Value.Length > 0).Select(field => field.Key.Replace('_', ' ').ToLowerInvariant()).ToHashSet();
        var (topic, hits) = Signs.Select(sign => (sign.Topic, Hits: sign.Columns.Count(keys.Contains))).MaxBy(sign => sign.Hits);
        if (hits > 0)
        {
            return topic;
        }

        var scores = ProseTopics.Scores(string.Join(". ", record.Fields.Select(field => $"{field.Key} {field.Value}")));
        return scores.Max() > 0 ? Topics.All[Array.IndexOf(scores, scores.Max())] : Topics.Other;
    }
}
