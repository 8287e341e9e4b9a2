using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Names the field of work, and the narrower one, that words speak for (<c>fields.txt</c>).</summary>
internal static class FieldLexicon
{
    private const double TitleWeight = 4;
    private const double CompanyWeight = 1.5;
    private const int MaxOccurrences = 3;
    private static readonly PhraseTable<(string Domain, string SubDomain, string Phrase)> Table = Load();

    /// <summary>The field of a study: by the degree's name, where words like "PhD" and "school" say nothing; else by the description.</summary>
    public static (string Domain, string SubDomain) OfStudy(string title, string body) =>
        Of(title, "", "", "research", "education") is { Domain.Length: > 0 } named ? named : Of(title, "", body, "education");

    /// <summary>Domain and sub-domain; empty where nothing speaks for one.</summary>
    public static (string Domain, string SubDomain) Of(string title, string company, string body, params ReadOnlySpan<string> without)
    {
        var domains = new Dictionary<string, double>(StringComparer.Ordinal);
        var subDomains = new Dictionary<(string, string), double>();
        Count(title, TitleWeight);
        Count(company, CompanyWeight);
        Count(body.Length > 4000 ? body[..4000] : body, 1);
        foreach (var domain in without)
        {
            domains.Remove(domain);
        }

        if (domains.Count == 0)
        {
            return ("", "");
        }

        var best = domains.MaxBy(pair => pair.Value).Key;
        var sub = subDomains.Where(pair => pair.Key.Item1 == best).OrderByDescending(pair => pair.Value).Select(pair => pair.Key.Item2).FirstOrDefault("");
        return (best, sub);

        void Count(string text, double weight)
        {
            foreach (var group in Table.Matches(Tokens.Of(text)).GroupBy(match => match))
            {
                var (domain, subDomain, _) = group.Key;
                var value = weight * Math.Min(group.Count(), MaxOccurrences);
                domains[domain] = domains.GetValueOrDefault(domain) + value;
                if (subDomain.Length > 0)
                {
                    subDomains[(domain, subDomain)] = subDomains.GetValueOrDefault((domain, subDomain)) + value;
                }
            }
        }
    }

    private static PhraseTable<(string, string, string)> Load()
    {
        var table = new PhraseTable<(string, string, string)>();
        foreach (var (head, items) in Lexicon.Tables("fields"))
        {
            var names = head.Split('|', StringSplitOptions.TrimEntries);
            foreach (var item in items)
            {
                table.Add(item, (names[0], names[1], item));
            }
        }

        return table;
    }
}
