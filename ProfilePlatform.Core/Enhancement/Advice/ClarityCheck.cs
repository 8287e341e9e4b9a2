using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Advice;

/// <summary>Looks for what makes a text about work hard to read: by code, without a language model, and for English.</summary>
internal static partial class ClarityCheck
{
    private const int LongSentence = 32;
    private const int FewWords = 12;
    private const int ManyWords = 220;
    private const int LeastForOutcome = 15;
    private const int Repeated = 3;
    private const int LongestQuote = 120;

    private static readonly HashSet<string> Present = new(StringComparer.Ordinal)
    {
        "lead", "manage", "run", "build", "write", "design", "develop", "work", "teach", "plan", "support", "maintain", "create", "make", "coordinate", "analyse", "analyze", "treat", "sell", "advise",
    };

    /// <summary>What could be clearer in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">What it tells of.</param>
    /// <param name="isOver">True for work that has ended: it is told in the past.</param>
    public static IReadOnlyList<ClarityAdvice> Of(string text, SectionKind kind, bool isOver)
    {
        var sentences = Sentences.Split(text).Select(span => span.In(text)).ToList();
        var words = Words.TextsIn(text).ToList();
        return [.. Passive(sentences), .. Outcome(text, words, kind), .. Tense(sentences, isOver), .. Length(sentences, words), .. Repetition(words)];
    }

    private static IEnumerable<ClarityAdvice> Passive(List<string> sentences) => sentences.Where(sentence => !OpensWithADeed(sentence) && PassiveVoice().IsMatch(sentence)).Take(2)
        .Select(sentence => new ClarityAdvice("passive", "Says what was done, not who did it. Begin with what you did.", Clip(sentence)));

    private static IEnumerable<ClarityAdvice> Outcome(string text, List<string> words, SectionKind kind)
    {
        if (kind != SectionKind.Summary && words.Count >= LeastForOutcome && !text.Any(char.IsAsciiDigit) && !Result().IsMatch(text))
        {
            yield return new ClarityAdvice("outcome", "Tells what was done, but not what came of it. Add a result that you can show: what changed, for whom, by how much.", "");
        }
    }

    private static IEnumerable<ClarityAdvice> Tense(List<string> sentences, bool isOver)
    {
        var present = sentences.Find(sentence => OpensInPresent(sentence));
        var past = sentences.Exists(sentence => Words.TextsIn(sentence).FirstOrDefault(word => word is not "i") is { } verb && PastForm().IsMatch(verb));
        if (present is not null && (past || isOver))
        {
            yield return new ClarityAdvice("tense", isOver ? "This has ended, so tell it in the past." : "Past and present are mixed. Keep to one.", Clip(present));
        }
    }

    private static IEnumerable<ClarityAdvice> Length(List<string> sentences, List<string> words)
    {
        foreach (var sentence in sentences.Where(sentence => Words.In(sentence).Count > LongSentence).Take(2))
        {
            yield return new ClarityAdvice("length", $"A sentence of {Words.In(sentence).Count} words. Two shorter ones are easier to read.", Clip(sentence));
        }

        if (words.Count < FewWords)
        {
            yield return new ClarityAdvice("length", $"Only {words.Count} words. Say in a sentence or two what you did and for whom.", "");
        }
        else if (words.Count > ManyWords)
        {
            yield return new ClarityAdvice("length", $"{words.Count} words. Readers skim: keep what matters most.", "");
        }
    }

    private static IEnumerable<ClarityAdvice> Repetition(List<string> words) => words.Where(word => PastForm().IsMatch(word)).GroupBy(word => word, StringComparer.Ordinal)
        .Where(group => group.Count() >= Repeated).Select(group => new ClarityAdvice("repetition", $"\u201C{group.Key}\u201D stands here {group.Count()} times.", group.Key));

    // "Mapped 212 forms by watching how each was used": whoever did it is the one who writes.
    private static bool OpensWithADeed(string sentence) => Words.TextsIn(sentence).FirstOrDefault(word => word is not "i") is { } verb && PastForm().IsMatch(verb);

    private static bool OpensInPresent(string sentence) => Words.TextsIn(sentence).FirstOrDefault(word => word is not "i") is { } verb && Present.Contains(verb.TrimEnd('s'));

    private static string Clip(string sentence) => sentence.Length > LongestQuote ? sentence[..LongestQuote].TrimEnd() + "\u2026" : sentence;

    [GeneratedRegex(@"\b(was|were|is|are|been|being|be)\s+((\p{L}+ly|also|then|not)\s+)?(\p{L}{2,}ed|built|written|made|done|given|taken|held|run|led|brought|sold|kept|sent|shown|taught|drawn|chosen)\b(?!\s+(in|to)\s+(work|help))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex PassiveVoice();

    [GeneratedRegex(@"\b(so that|which|result|resulted|cut|reduced|increased|raised|saved|won|award|grew|doubled|halved|fewer|faster|first|now used|since then|enabled|led to|percent)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Result();

    [GeneratedRegex(@"^(\p{L}{3,}ed|led|ran|built|wrote|made|taught|held|kept|sold|sent|gave|took|brought|began|grew|drew|won|oversaw)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PastForm();
}
