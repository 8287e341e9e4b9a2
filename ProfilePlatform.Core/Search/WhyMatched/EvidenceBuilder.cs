using System.Globalization;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>Makes short evidence of the cards that matched: the best two, two of their parts, six outcomes, nothing twice.</summary>
public static class EvidenceBuilder
{
    /// <summary>The evidence for one person.</summary>
    public static PersonEvidence Build(EvidenceSource source, SearchCriteria criteria)
    {
        var seen = new List<string>();
        var items = new List<EvidenceItem>();
        var cards = source.Cards.Take(EvidenceLimits.Parents).ToList();
        foreach (var card in cards)
        {
            Add(items, card.Id, "title", Clip(card.Title, EvidenceLimits.Text), "parent_best");
            Add(items, card.Id, "company_name", Clip(card.CompanyName, EvidenceLimits.Text), "parent_best");
            Add(items, card.Id, "location", Clip(card.Location, EvidenceLimits.Text), "parent_best");
            Add(items, card.Id, "dates", Dates(card), "parent_best");
            Add(items, card.Id, "domain", Clip(card.Domain, EvidenceLimits.Text), "parent_best");
        }

        var best = cards.Count > 0 ? cards[0] : null;
        var summaries = cards.Select(card => (card.Id, Text: Fresh(seen, Clip(card.Summary, EvidenceLimits.Text)))).ToList();
        foreach (var (id, text) in summaries)
        {
            Add(items, id, "summary", text, "parent_best");
        }

        var children = new List<ChildEvidence>();
        var outcomes = new List<string>();
        foreach (var child in source.Children.Take(EvidenceLimits.Children))
        {
            var shown = child.Items.Take(EvidenceLimits.Outcomes).ToList();
            var titles = shown.Select(item => Fresh(seen, Clip(item.Title, EvidenceLimits.Snippet))).Where(text => text.Length > 0).ToList();
            var descriptions = shown.Select(item => Fresh(seen, Clip(item.Description, EvidenceLimits.Snippet))).Where(text => text.Length > 0).ToList();
            if (titles.Count + descriptions.Count == 0 && Fresh(seen, Clip(child.RawText, EvidenceLimits.Snippet)) is { Length: > 0 } raw)
            {
                descriptions.Add(raw);
            }

            if (titles.Count + descriptions.Count > 0)
            {
                children.Add(new ChildEvidence(child.Type, titles, descriptions));
            }

            foreach (var text in titles.Concat(descriptions).Take(EvidenceLimits.Outcomes - outcomes.Count).ToList())
            {
                outcomes.Add(text);
                Add(items, child.CardId, "outcome", text, "child_best");
            }
        }

        AddWishes(items, source, criteria);
        return new PersonEvidence
        {
            PersonId = source.PersonId,
            Headline = best is null ? "" : Clip(best.Title, EvidenceLimits.Text),
            Summary = summaries.Count > 0 ? summaries[0].Text : "",
            Domain = criteria.Must.Domain is [var domain, ..] ? domain : "",
            Company = best is null ? "" : Clip(best.CompanyName, EvidenceLimits.Text),
            Location = best is null ? "" : Clip(best.Location, EvidenceLimits.Text),
            Time = best is null ? "" : Dates(best),
            Outcomes = outcomes,
            ChildEvidence = children,
            Items = items,
        };
    }

    private static void AddWishes(List<EvidenceItem> items, EvidenceSource source, SearchCriteria criteria)
    {
        if (source.OpenToWork && criteria.Must.OpenToWorkOnly == true)
        {
            var places = source.PreferredLocations.Count > 0 ? ", in " + string.Join(" or ", source.PreferredLocations.Take(3)) : "";
            Add(items, Guid.Empty, "open_to_work", Clip("Open to work" + places, EvidenceLimits.Snippet), "filter");
        }

        if (source.SalaryMin is { } least && criteria.Must.OfferSalaryInrPerYear is { } offer && least <= offer)
        {
            Add(items, Guid.Empty, "work_preferred_salary_min", string.Create(CultureInfo.InvariantCulture, $"Asks for ₹{least / 1e5:0.##} lakh a year or more"), "filter");
        }
    }

    private static void Add(List<EvidenceItem> items, Guid card, string field, string text, string contribution)
    {
        if (text.Length > 0)
        {
            items.Add(new EvidenceItem(card, field, text, contribution));
        }
    }

    // A text that holds an earlier one, or is held by one, says nothing new.
    private static string Fresh(List<string> seen, string text)
    {
        // Whole words: "Go" does not hold "Good", nor the other way round.
        var key = $" {SearchText.Normalise(text)} ";
        if (string.IsNullOrWhiteSpace(key) || seen.Exists(old => old.Contains(key, StringComparison.Ordinal) || key.Contains(old, StringComparison.Ordinal)))
        {
            return "";
        }

        seen.Add(key);
        return text;
    }

    private static string Dates(EvidenceCard card) => Dates(card.StartDate, card.EndDate, card.IsCurrent);

    /// <summary>"2020-01–2023-06", "since 2021-04"; empty where there are none.</summary>
    internal static string Dates(string? first, string? last, bool isCurrent)
    {
        var start = first is { Length: >= 7 } from ? from[..7] : "";
        var end = isCurrent ? "now" : last is { Length: >= 7 } to ? to[..7] : "";
        return (start, end) switch
        {
            ("", "") => "",
            (_, "") => start,
            ("", _) => "until " + end,
            (_, "now") => "since " + start,
            _ => $"{start}–{end}",
        };
    }

    /// <summary>The text on one line, cut at a word's end, so that a quotation is found in its source.</summary>
    internal static string Clip(string text, int most)
    {
        var line = string.Join(' ', SeenText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= most)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', most);
        return (space > most / 2 ? line[..space] : WellFormed.Of(line[..most])).TrimEnd(' ', ',', ';', ':');
    }
}
