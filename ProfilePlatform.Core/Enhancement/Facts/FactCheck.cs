using System.Globalization;
using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>
/// Finds what a rewriting says and its original does not: numbers, dates, addresses, names, tools, claims of rank, deed, scale and outcome, and every
/// word that is neither in the original, nor of the same meaning, nor ordinary. A text that shares nothing with its original is not borne out as a whole.
/// </summary>
internal static class FactCheck
{
    // What is shown to the owner; a text with more than these is no rewriting at all.
    private const int MostShown = 20;
    private const int LongestShown = 80;

    /// <summary>The stretches of <paramref name="text"/> that are not borne out, in order, each once; empty where it may stand.</summary>
    public static IReadOnlyList<string> Unsupported(SourceFacts source, string text)
    {
        var terms = PlainTerms.Read(text);
        var spelt = Phrases.Spelt(source, terms);
        var found = new List<(int At, string Text)>();
        for (var index = 0; index < terms.Count; index++)
        {
            if (!spelt.Contains(index) && !IsBorneOut(source, text, terms, index))
            {
                var span = terms[index].Span;
                found.Add((span.Start, text[span.Start..span.End]));
            }
        }

        found.AddRange(Decoration.In(text, source.Text));
        if (found.Count == 0 && !terms.Exists(term => term.Kind != TermKind.Word || (!FactWords.IsFunction(term.Text) && source.HasWord(term.Text))))
        {
            return [text.Length > LongestShown ? text[..LongestShown] + "\u2026" : text];
        }

        return [.. found.OrderBy(fact => fact.At).Select(fact => fact.Text.Trim()).Distinct(StringComparer.Ordinal).Take(MostShown)];
    }

    private static bool IsBorneOut(SourceFacts source, string text, List<Term> terms, int index)
    {
        var term = terms[index];
        return term.Kind switch
        {
            TermKind.Number => IsNumber(source, text, terms, index),
            TermKind.Word => IsWord(source, text, terms, index),
            _ => source.States(term),
        };
    }

    private static bool IsNumber(SourceFacts source, string text, List<Term> terms, int index)
    {
        var term = terms[index];
        if (source.States(term))
        {
            return !source.Counts.IsMoved(terms, index, text) || (source.IsAge(term.Value) && index + 1 < terms.Count && terms[index + 1].Text is "year");
        }

        // "under-13" of "U13"
        if (index > 0 && terms[index - 1].Text is "under" && source.HasExactly("u" + term.Value.ToString("0", CultureInfo.InvariantCulture)))
        {
            return true;
        }

        return term.Unit.Length == 0 && index + 1 < terms.Count && source.Lasted(term.Value, terms[index + 1].Text);
    }

    private static bool IsWord(SourceFacts source, string text, List<Term> terms, int index)
    {
        var term = terms[index];
        var word = term.Text;
        var named = IsNamed(text, term);
        if (!source.Rates.Bear(terms, index) || Phrases.IsOutcome(source, terms, index)
            || (FactWords.IsDenial(word) && !source.DeniesSomething && !(index + 1 < terms.Count && terms[index + 1].Text is "only" or "more" or "less")))
        {
            return false;
        }

        // "spent a year": how long is a fact, too.
        if (word is "year" && index > 0 && terms[index - 1].Text is "a" or "whole" or "full" && !source.Rates.Names(word) && !source.Lasted(1, word))
        {
            return false;
        }

        if (source.IsShortened(word) || source.Rates.States(word) || Phrases.IsPhrase(source, terms, index))
        {
            return true;
        }

        if (FactWords.IsTool(word) && named && source.HasExactly(word))
        {
            return source.HasCapital(word);
        }

        // "the first year" makes nobody "the first in the country".
        if (word is "first" or "only" or "best" && index > 0 && terms[index - 1].Text is "the" && index + 1 < terms.Count && terms[index + 1].Text is "in" or "to" or "of" or "ever")
        {
            return source.Follows(word, terms[index + 1].Text);
        }

        // "driver of the year": an honour; "half of the year" is none.
        if (word is "year" or "month" && index > 2 && terms[index - 1].Text is "the" && terms[index - 2].Text is "of" && terms[index - 3] is { Kind: TermKind.Word, Text: not ("half" or "end" or "rest" or "part" or "time" or "most" or "start") })
        {
            return source.Follows("the", word);
        }

        // "trained in first aid" teaches nobody.
        if (word is "trained" && index + 2 < terms.Count && terms[index + 1].Text is "in" && source.HasWord(terms[index + 2].Text))
        {
            return true;
        }

        // A train on rails trains nobody.
        if (word is "train" or "trained" or "training" && word != "train" && source.HasWord("train") && !source.HasExactly(word) && source.Terms.Any(other => FactWords.IsOfTrains(other.Text)))
        {
            return false;
        }

        if (source.HasWord(word) || source.Spells(word) || IsPartOfOriginal(source, terms, index))
        {
            return !Strengthens(source, terms, index);
        }

        if (named || word.Any(char.IsAsciiDigit) || word.Length == 1 && !FactWords.IsFunction(word))
        {
            return false;
        }

        if (FactWords.IsFunction(word))
        {
            return true;
        }

        // "head of" names an office; "headed" is what a manager does.
        if (word is "head" && index + 1 < terms.Count && terms[index + 1].Text is "of")
        {
            return false;
        }

        if (Claimed(source, word) is { } borne)
        {
            return borne || source.HasInScene(word) || Phrases.IsDoneTo(source, terms, index);
        }

        if (FactWords.IsTitle(word))
        {
            return source.HasSame(word);
        }

        if (source.IsExtendedTo(word))
        {
            return true;
        }

        if (Phrases.IsAllNew(source, terms, index) || Phrases.IsListed(source, text, terms, index, any: !FactWords.IsOrdinary(word)) || Phrases.IsCounted(source, text, terms, index))
        {
            return false;
        }

        return (FactWords.IsOrdinary(word) && !(FactWords.IsTool(word) && IsUsed(terms, index))) || source.HasSame(word) || source.HasMadeOf(word) || source.HasInScene(word)
            || (Surroundings.Allow(source, text, terms, index) && !Phrases.IsExchanged(source, terms, index));
    }

    // True where a claim is borne out, false where it is not, null where the word claims nothing of its own.
    private static bool? Claimed(SourceFacts source, string word)
    {
        var (claims, ordinary) = (false, FactWords.IsOrdinary(word));
        for (var family = 0; family < FactWords.Claims.Count; family++)
        {
            var words = FactWords.Claims[family];
            if (words.Claims.Contains(word) || (!ordinary && words.ClaimStems.Contains(FactWords.StemOf(word))))
            {
                if (source.Bears(family))
                {
                    return true;
                }

                claims = true;
            }
        }

        return claims ? source.IsPlural && word is "several" or "multiple" or "many" : null;
    }

    // "front-end" and "frontend", "on site" and "onsite".
    private static bool IsPartOfOriginal(SourceFacts source, List<Term> terms, int index) =>
        (index + 1 < terms.Count && source.HasExactly(terms[index].Text + terms[index + 1].Text))
        || (index > 0 && source.HasExactly(terms[index - 1].Text + terms[index].Text));

    // A capital letter that does not merely begin a sentence, or one inside of the word.
    private static bool IsNamed(string text, Term term)
    {
        var letters = text.AsSpan(term.Span.Start, term.Span.Length);
        return letters.Length > 1 && letters[1..].IndexOfAnyInRange('A', 'Z') >= 0
            || (term.Capital && term.Text is not "i" && !OpensSentence(text, term.Span.Start));
    }

    private static bool OpensSentence(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\'' or '(' or '[' or '\u201C' or '\u2018'))
        {
            if (text[at] == '\n')
            {
                return true;
            }

            at--;
        }

        return at < 0 || text[at] is '.' or '!' or '?' or ':' or ';' or '\u2022' or '\u2013' or '\u2014';
    }

    // "using swift", "in go": a tool's name and no adverb.
    private static bool IsUsed(List<Term> terms, int index) =>
        index > 0 && terms[index - 1].Text is "using" or "in" or "with" or "via" or "through" or "on" or "and" or "or" or "used" or "use";

    // Who helped to launch did not launch; an assistant manager is no manager.
    private static bool Strengthens(SourceFacts source, List<Term> terms, int index)
    {
        var term = terms[index];
        var isDeed = IsDeed(term.Text);
        if (!isDeed && !FactWords.IsTitle(term.Text))
        {
            return false;
        }

        return (isDeed && source.Helps(term) && !SourceFacts.Near(terms, index, SourceFacts.HelpReach + 2, FactWords.IsHelping))
            || (FactWords.IsTitle(term.Text) && source.Always(term, 1, FactWords.Diminishes) && !SourceFacts.Near(terms, index, 1, FactWords.Diminishes));
    }

    // The families that stand first are those of deeds: what a helper must not be said to have done.
    private static bool IsDeed(string word) => FactWords.Claims.Take(FactWords.Deeds).Any(family => family.Claims.Contains(word));
}
