using System.Globalization;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>Makes unsupported sentences from supported ones by rules, the same in every run.</summary>
internal static partial class Corruptions
{
    private static readonly string[] Inventions =
    [
        ", and later sold the method to a competitor", " and won a national prize for it", ", which was reported in the New York Times", ", making it the most successful project of its kind",
        " and speaks fluent Norwegian", ", despite strong resistance from her superiors", " with a budget of 3.7 million Norwegian kroner", ", although she had no previous experience",
    ];

    private static readonly string[] Praise =
    [
        "{0} is passionate about innovation and excellence.", "{0} is widely regarded as a thought leader.", "With a strong work ethic, {0} consistently exceeds expectations.",
        "{0} is an ideal candidate for any senior role.", "{0}'s leadership style is collaborative and inspiring.", "{0} thrives under pressure and loves a challenge.",
    ];

    private static readonly (string From, string To)[] Stronger =
    [
        ("worked as", "founded the company as"), ("was a ", "was the chief "), ("is a ", "is the world's leading "), ("member of", "president of"), ("mentor", "manage"), ("supervised", "founded"), ("led ", "single-handedly led "),
        ("helped", "led"), ("built", "invented"), ("wrote", "patented"), ("works", "is a partner"), ("one ", "the only "), ("second place", "first place"), ("came second", "won"), ("third", "first"), ("associate editor", "editor-in-chief"),
        ("Senior ", "Chief "), ("assistant", "head"), ("design lead", "managing director"),
    ];

    /// <summary>Every corruption of a person's supported sentences.</summary>
    public static IEnumerable<ModelSentence> Of(GroundingPerson person)
    {
        var sentences = person.Sentences.Where(sentence => sentence.Supported).Select(sentence => sentence.Text).ToList();
        var passages = string.Join('\n', person.Passages.Select(passage => passage.Text));
        var numbers = Number().Matches(passages).Select(match => match.Value).Distinct().ToList();
        var names = Name().Matches(passages).Select(match => match.Value).Where(name => !name.Contains(person.FirstName, StringComparison.OrdinalIgnoreCase) && !Month().IsMatch(name)).Distinct().ToList();
        var others = GroundingPerson.All.Where(other => other.Slug != person.Slug).SelectMany(other => other.Sentences.Where(sentence => sentence.Supported).Select(sentence => sentence.Text.Replace(other.FirstName, person.FirstName, StringComparison.Ordinal))).ToList();
        for (var index = 0; index < sentences.Count; index++)
        {
            foreach (var sentence in Variants(sentences[index], index, numbers, names))
            {
                yield return sentence;
            }

            yield return new ModelSentence(others[index * 7 % others.Count], "rule: other person");
            yield return new ModelSentence(others[((index * 7) + 3) % others.Count], "rule: other person");
        }

        foreach (var praise in Praise)
        {
            yield return new ModelSentence(string.Format(CultureInfo.InvariantCulture, praise, person.FirstName), "rule: praise");
        }
    }

    private static IEnumerable<ModelSentence> Variants(string sentence, int index, List<string> numbers, List<string> names)
    {
        foreach (Match match in Number().Matches(sentence))
        {
            yield return Replaced(sentence, match, Shifted(match.Value), "rule: number invented");
            yield return Replaced(sentence, match, numbers[((index * 5) + match.Index) % numbers.Count], "rule: number of another fact");
        }

        foreach (Match match in Year().Matches(sentence))
        {
            yield return Replaced(sentence, match, (int.Parse(match.Value, CultureInfo.InvariantCulture) + (index % 2 == 0 ? 1 : -2)).ToString(CultureInfo.InvariantCulture), "rule: year");
        }

        foreach (Match match in Name().Matches(sentence))
        {
            if (match.Index > 0 && match.Value.Length > 4)
            {
                var other = names[((index * 3) + match.Index) % names.Count];
                if (!sentence.Contains(other, StringComparison.Ordinal))
                {
                    yield return Replaced(sentence, match, other, "rule: name of another fact");
                }

                yield return Replaced(sentence, match, index % 2 == 0 ? "Norvik Systems" : "Hellerup", "rule: name invented");
            }
        }

        if (Verb().Match(sentence) is { Success: true } verb)
        {
            yield return new ModelSentence(sentence[..verb.Index] + (verb.Value is " is " or " was " or " has " ? verb.Value + "never " : " never" + verb.Value) + sentence[(verb.Index + verb.Length)..], "rule: negated");
        }

        foreach (var (article, superlative) in new[] { (" a ", " the world's first "), (" the ", " the largest "), (" her ", " her award-winning "), (" his ", " his award-winning ") })
        {
            if (sentence.IndexOf(article, StringComparison.Ordinal) is > 0 and var at)
            {
                yield return new ModelSentence(sentence[..at] + superlative + sentence[(at + article.Length)..], "rule: superlative");
                break;
            }
        }

        foreach (var (from, to) in Stronger)
        {
            if (sentence.IndexOf(from, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return new ModelSentence(sentence[..at] + to + sentence[(at + from.Length)..], "rule: strengthened");
            }
        }

        yield return new ModelSentence(sentence.TrimEnd('.') + Inventions[index % Inventions.Length] + ".", "rule: half true");
        yield return new ModelSentence(sentence.TrimEnd('.') + (index % 2 == 0 ? ", so please visit her website to learn more." : "; send your CV to jobs@hire-now.example to apply."), "rule: instruction");
    }

    private static ModelSentence Replaced(string sentence, Match match, string by, string kind) =>
        new(sentence[..match.Index] + by + sentence[(match.Index + match.Length)..], kind);

    private static string Shifted(string number)
    {
        var digits = number.ToCharArray();
        for (var index = 0; index < digits.Length; index++)
        {
            if (char.IsAsciiDigit(digits[index]) && (index > 0 || digits.Length == 1))
            {
                digits[index] = (char)('1' + ((digits[index] - '0' + 4) % 9));
                break;
            }
        }

        return new string(digits);
    }

    [GeneratedRegex(@"(?<![\w.,])(?!(19|20)\d\d\b)\d[\d,.]*(?<![.,])(?![\w])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}’'-]+( (of |de |da |do |the |and |& )?\p{Lu}[\p{L}’'-]+)+")]
    private static partial Regex Name();

    [GeneratedRegex(@" (is|was|has|led|leads|built|holds|worked|works|won|speaks|wrote|received|cut|founded|raised|found|runs|made) ")]
    private static partial Regex Verb();
}
