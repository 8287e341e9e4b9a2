using System.Text;
using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Sorts the description of an entry into responsibilities, outcomes, metrics, tools and courses.</summary>
internal static class CardParts
{
    private const int MaxItems = 60;
    private const int MaxTitle = 60;
    private static readonly string[] Order = ["responsibilities", "outcomes", "metrics", "tools", "courses", "other"];

    private static readonly HashSet<string> OutcomeWords =
        ["won", "achieved", "reduced", "reducing", "raised", "cut", "grew", "grown", "increased", "increasing", "improved", "improving", "saved", "saving", "awarded", "exceeded", "doubled", "tripled", "boosted", "delivered", "fell", "rose", "published", "accepted", "adopted", "earned", "secured", "ranked", "featured", "filed", "generated", "accelerated", "eliminated", "lowered", "surpassed", "recognized", "recognised", "selected", "promoted", "brought"];

    /// <summary>The items of a description: bullets with their wrapped lines, and sentences of prose.</summary>
    public static List<string> Items(string text, Entry entry)
    {
        var items = new List<string>();
        var current = new StringBuilder();
        var prose = new StringBuilder();
        foreach (var line in entry.Body)
        {
            var words = string.Join(' ', line.Cells.SelectMany(cell => cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            if (line.Kind == LineKind.Bullet)
            {
                Flush();
                current.Append(words);
            }
            else if (current.Length > 0 && !line.AfterBlank)
            {
                current.Append(' ').Append(words);
            }
            else
            {
                Flush();
                prose.Append(prose.Length > 0 ? " " : "").Append(words);
            }
        }

        Flush();
        return items;

        void Flush()
        {
            if (current.Length > 0)
            {
                items.Add(current.ToString());
                current.Clear();
            }

            var sentences = prose.ToString();
            prose.Clear();
            items.AddRange(Sentences.Split(sentences).Select(span => span.In(sentences)));
        }
    }

    /// <summary>The parts, those that occur, in a fixed order.</summary>
    public static List<CardChildDraft> Of(IEnumerable<string> items, string cardKind)
    {
        return items.Take(MaxItems).GroupBy(item => Type(item, cardKind)).OrderBy(group => Array.IndexOf(Order, group.Key))
            .Select(group => new CardChildDraft(group.Key, group.SelectMany(item => Split(item, group.Key)).ToList(), string.Join('\n', group))).ToList();
    }

    private static string Type(string item, string cardKind)
    {
        var label = Label(item)?.ToLowerInvariant();
        if (label is not null)
        {
            if (label.Contains("course", StringComparison.Ordinal) || label is "modules" or "subjects")
            {
                return "courses";
            }

            if (label.Contains("tech", StringComparison.Ordinal) || label.Contains("tool", StringComparison.Ordinal) || label.Contains("stack", StringComparison.Ordinal)
                || label is "environment" or "software" or "languages" or "skills" or "built with" or "keywords" or "equipment")
            {
                return "tools";
            }
        }

        var tokens = Tokens.Of(item);
        return tokens.Exists(OutcomeWords.Contains) ? "outcomes"
            : item.AsSpan().IndexOfAny("%$\u20AC\u00A3\u20B9") >= 0 || tokens.Exists(token => token.Length > 1 && char.IsAsciiDigit(token[0]) && token[^1] is 'x' or 'm' or 'k' or '+') ? "metrics"
            : cardKind == "experience" ? "responsibilities" : "other";
    }

    private static IEnumerable<CardItem> Split(string item, string type)
    {
        var label = Label(item);
        var rest = label is null ? item : item[(label.Length + 1)..].Trim();
        if (type is "tools" or "courses" && label is not null)
        {
            return Lexicon.Items(rest.TrimEnd('.').Replace(';', ','), ',').Select(name => new CardItem(name, ""));
        }

        return [new CardItem(label ?? Brief(item), rest)];
    }

    private static string? Label(string item)
    {
        var colon = item.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 1 and < 32 && item.AsSpan(0, colon).Count(' ') < 4 ? item[..colon] : null;
    }

    private static string Brief(string item)
    {
        if (item.Length <= MaxTitle)
        {
            return item;
        }

        var space = item.LastIndexOf(' ', MaxTitle);
        var end = space > 20 ? space : GraphemeCut.Before(item, MaxTitle);
        return item[..end].TrimEnd(',', ';', ' ', '\u2013') + "\u2026";
    }
}
