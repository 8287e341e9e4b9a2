using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Proposes experience cards from the experience and education sections of a document, in the document's own words.</summary>
public static class CardExtractor
{
    private const int MaxCards = 200;
    private const int MaxField = 200;
    private const int MaxSummary = 600;

    /// <summary>The cards, in the order of the text; at most 200.</summary>
    /// <param name="document">The canonical text.</param>
    /// <param name="sections">Its sections, as cut by <see cref="LocalSectionSplitter"/>.</param>
    public static IReadOnlyList<CardDraft> Extract(CanonicalText document, IReadOnlyList<Section> sections)
    {
        var cards = new List<CardDraft>();
        foreach (var section in sections)
        {
            if (section.Topic is Topics.Experience or Topics.Education && SectionBody.Kind(section) is var kind && kind != "talk" && cards.Count < MaxCards)
            {
                cards.AddRange(InSection(document.Text, section, kind).Take(MaxCards - cards.Count));
            }
        }

        return cards;
    }

    private static IEnumerable<CardDraft> InSection(string text, Section section, string kind)
    {
        var body = SectionBody.Of(text, section);
        if (CsvRecords.In(text, body) is { } records)
        {
            return records.Select(record => CsvCard.Of(record, kind)).OfType<CardDraft>();
        }

        var entries = EntryCutter.Cut(text, body, kind).Take(MaxCards).Where(entry => entry.Header.Any()).ToList();
        var heads = kind is "work" or "volunteer"
            ? WorkOrder.Read(entries)
            : entries.ConvertAll(entry => kind == "education" ? Education(entry) : NamedHeader.Read(entry, kind));
        return entries.Select((entry, index) => Card(text, section, kind, entry, heads[index])).OfType<CardDraft>();
    }

    private static HeaderFields Education(Entry entry)
    {
        var (parts, place) = HeaderParts.Of(entry, "education");
        return EducationHeader.Read(parts, place);
    }

    private static CardDraft? Card(string text, Section section, string kind, Entry entry, HeaderFields head)
    {
        var date = entry.Date;
        if (LabelledHeader.Read(LabelledHeader.Pairs(entry), date) is { } labelled)
        {
            (head, date) = labelled;
        }

        // Prose under no heading names a job only where it says when.
        if (section.Heading is null && date is null)
        {
            return null;
        }

        var items = CardParts.Items(text, entry);
        var words = string.Join(". ", entry.Header.Select(line => Said(text, line)));
        return Make(kind, head, date, items, words) is { } card ? card with { Source = entry.Span } : null;
    }

    // A sentence that ends in its date ("made for the port in 2017.") is broken without it.
    private static string Said(string text, EntryLine line) =>
        line.Words[(line.Words.LastIndexOf(' ') + 1)..] is "in" or "since" or "from" or "until" or "of" or "during" or "by" or "to" ? line.Span.In(text) : line.Words;

    /// <summary>Puts a card together; null where neither title nor company was found.</summary>
    internal static CardDraft? Make(string sectionKind, HeaderFields head, DateRange? date, List<string> items, string headWords)
    {
        var title = Clip(head.Title);
        var company = Clip(head.Company);
        if ((title.Length == 0 && company.Length == 0) || (sectionKind is "work" or "volunteer" && company.Length == 0 && IsSentence(title)))
        {
            return null;
        }

        var kind = sectionKind is "education" or "project" or "publication" or "patent" ? sectionKind : "experience";
        var body = string.Join(' ', items);
        var (domain, subDomain) = kind == "education" ? FieldLexicon.OfStudy(title, body) : FieldLexicon.Of(title, company, body);
        var seniority = kind == "experience" ? Standing.Seniority(title) : "";

        // One date of a study is its end: the year of the degree.
        var single = date is { IsSingle: true };
        var start = kind == "education" && single ? null : DateRange.Iso(date?.Start);
        var card = new CardDraft
        {
            Kind = kind,
            Title = title,
            CompanyName = company,
            TeamName = Clip(head.Team),
            Location = head.Place?.Text ?? "",
            City = head.Place?.City ?? "",
            Country = head.Place?.Country ?? "",
            StartDate = start,
            EndDate = DateRange.Iso(date?.End),
            IsCurrent = date?.IsCurrent ?? false,
            Domain = domain,
            SubDomain = subDomain,
            IntentPrimary = Standing.Intent(sectionKind, kind, seniority, domain, title),
            EmploymentType = sectionKind == "volunteer" ? "volunteer" : kind == "experience" ? Standing.Employment(headWords) : "",
            SeniorityLevel = seniority,
            Summary = Summary(items, headWords),
            Children = CardParts.Of(items, kind),
            Source = default,
            SourceKey = Key(kind, title, company, start),
        };
        return card with { SearchPhrases = SearchPhrases.Of(card) };
    }

    // "Taught legal rights to market women every month" says what was done, not as what or for whom.
    private static bool IsSentence(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 6 && words.Skip(1).Count(word => char.IsLower(word[0])) >= words.Length - 2 && Vocabulary.Role(title) < 3;
    }

    private static string Summary(List<string> items, string headWords)
    {
        var summary = new StringBuilder();
        foreach (var item in items)
        {
            if (summary.Length > 0 && summary.Length + item.Length > MaxSummary)
            {
                break;
            }

            // Bullets often lack a full stop.
            summary.Append(summary.Length == 0 ? "" : summary[^1] is '.' or '!' or '?' ? " " : ". ").Append(item);
        }

        var whole = summary.Length > 0 ? summary.ToString() : headWords;
        return whole.Length <= MaxSummary * 2 ? whole : whole[..GraphemeCut.Before(whole, MaxSummary * 2)];
    }

    private static string Clip(string field)
    {
        var bare = field.Trim(' ', ',', '.', ';', '|', '-', '\u2013', '\u2014', '*');
        bare = bare.Length < field.Length && field.TrimEnd().EndsWith('.') && Vocabulary.Organisation(field) >= 4 ? bare + "." : bare;
        bare = bare.StartsWith('(') && bare.EndsWith(')') ? bare[1..^1] : bare;
        return bare.Length <= MaxField ? bare : bare[..GraphemeCut.Before(bare, MaxField)];
    }

    private static string Key(string kind, string title, string company, string? start) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', kind, title.ToLowerInvariant(), company.ToLowerInvariant(), start ?? ""))));
}
