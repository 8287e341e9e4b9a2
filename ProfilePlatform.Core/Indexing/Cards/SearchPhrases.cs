using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Makes the short phrases by which people would search for a card, from its own words.</summary>
internal static class SearchPhrases
{
    private const int Least = 5;
    private const int Most = 15;
    private const int MaxLength = 80;

    public static IReadOnlyList<string> Of(CardDraft card)
    {
        var phrases = new List<string>();
        Add(card.Title);
        Add(card.CompanyName);
        Add(card.Title.Length > 0 && card.CompanyName.Length > 0 ? $"{card.Title} {card.CompanyName}" : "");
        Add(card.City.Length > 0 && card.Title.Length > 0 ? $"{card.Title} {card.City}" : "");
        Add(card.SubDomain);
        Add(card.Domain);
        Add(card.SeniorityLevel.Length > 0 && card.Domain.Length > 0 ? $"{card.SeniorityLevel} {card.Domain}" : "");
        Add(card.TeamName);
        Add(card.EmploymentType.Length > 0 ? $"{card.EmploymentType.Replace('_', ' ')} {card.Domain}".Trim() : "");
        foreach (var tool in card.Children.Where(child => child.ChildType is "tools" or "courses").SelectMany(child => child.Items).Take(6))
        {
            Add(tool.Title);
        }

        foreach (var run in Runs(card.Summary))
        {
            if (phrases.Count >= Least + 3)
            {
                break;
            }

            Add(run);
        }

        Add(phrases.Count < Least && card.Country.Length > 0 ? $"{card.Kind} {card.Country}" : "");
        Add(phrases.Count < Least ? card.Kind : "");
        Add(phrases.Count < Least ? $"{card.Kind} {card.Title}" : "");
        Add(phrases.Count < Least && card.StartDate is { } start ? $"{card.Title} {start[..4]}" : "");
        Add(phrases.Count < Least ? $"{card.IntentPrimary} {card.Title}" : "");
        return phrases.Count > Most ? phrases[..Most] : phrases;

        void Add(string phrase)
        {
            var trimmed = phrase.Trim();
            if (trimmed.Length is > 1 and <= MaxLength && !phrases.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
            {
                phrases.Add(trimmed);
            }
        }
    }

    // Names in the summary: two or three capitalised words in a row, and pairs of long words.
    private static IEnumerable<string> Runs(string summary)
    {
        var words = summary.Split([' ', ',', ';', '(', ')', ':', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index + 1 < Math.Min(words.Length, 60); index++)
        {
            if (words[index].Length > 4 && words[index + 1].Length > 4 && words[index].All(char.IsLetter) && words[index + 1].All(char.IsLetter))
            {
                yield return string.Join(' ', Tokens.Of($"{words[index]} {words[index + 1]}"));
                index++;
            }
        }
    }
}
