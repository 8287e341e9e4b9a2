using System.Diagnostics;
using System.Globalization;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Tests.Chat.Grounding;

namespace ProfilePlatform.Tests.Evals;

/// <summary>What the grounding check lets through and what it keeps out, beside simple checks. GROUNDING_SHOW=1 lists the mistakes, those of the people kept aside with GROUNDING_SHOW=kept.</summary>
[Trait("Category", "Eval")]
public sealed class GroundingEval(ITestOutputHelper output)
{
    private static readonly string? Show = Environment.GetEnvironmentVariable("GROUNDING_SHOW");

    [Fact]
    public void Check_DemoPeople_BesideSimpleChecks()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        foreach (var kept in new[] { false, true })
        {
            Report(kept ? "kept aside" : "looked at", [.. GroundingPerson.All.Where(person => person.IsKept == kept)], person => person.Sentences.Concat(Corruptions.Of(person)));
        }
    }

    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Third")]
    [InlineData("Fourth")]
    public void Check_SetsWrittenBeforehand_BesideSimpleChecks(string set)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        Report(set, GroundingPerson.Set(set), person => person.Sentences);
    }

    [Fact]
    public void Check_PublicSet_KeepsItsOwnSentences()
    {
        var (kept, all, swapped, other) = (0, 0, 0, 0);
        var questions = GroundedQa.Load().Where(question => question.Answerable).ToList();
        for (var index = 0; index < questions.Count; index++)
        {
            var check = new GroundingCheck(new GroundingSources([questions[index].Passage], "", "", []));
            foreach (var gold in questions[index].Gold)
            {
                all++;
                kept += Gives(check, gold) ? 1 : 0;
            }

            foreach (var gold in questions[(index + 1) % questions.Count].Gold)
            {
                other++;
                swapped += Gives(check, gold) ? 1 : 0;
            }
        }

        output.WriteLine($"public set: gold sentences told or quoted {kept}/{all}; those of another question {swapped}/{other}");

        static bool Gives(GroundingCheck check, string gold) =>
            check.Check(gold.Trim()) is var verdict && (verdict.Kind == GroundingKind.Supported || (verdict.Instead is { } quote && Stems.In(gold).All(Stems.In(quote.Text).ToHashSet().Contains)));
    }

    [Fact]
    public void Check_DemoPeople_Speed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var (times, starts) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            foreach (var person in GroundingPerson.All)
            {
                foreach (var sentence in person.Sentences)
                {
                    var start = Stopwatch.GetTimestamp();
                    var check = Nearest(person, sentence.Text);
                    starts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    start = Stopwatch.GetTimestamp();
                    check.Check(sentence.Text);
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        times.RemoveRange(0, times.Count / 3);
        starts.RemoveRange(0, starts.Count / 3);
        times.Sort();
        starts.Sort();
        output.WriteLine($"four passages: made in p50 {starts[starts.Count / 2]:F2} ms (with their choice); a check p50 {times[times.Count / 2]:F3} ms, p95 {times[(int)(times.Count * 0.95)]:F3} ms, longest {times[^1]:F1} ms");
    }

    private static GroundingCheck Nearest(GroundingPerson person, string sentence)
    {
        var stems = Stems.In(sentence).ToHashSet();
        var nearest = person.Passages.OrderByDescending(passage => stems.Count(Stems.In(passage.Heading + " " + passage.Text).ToHashSet().Contains)).ThenBy(passage => passage.Text.Length).Take(4);
        return new GroundingCheck(new GroundingSources([.. nearest.OrderBy(passage => passage.Position)], person.Name, person.FirstName, []));
    }

    private void Report(string set, List<GroundingPerson> people, Func<GroundingPerson, IEnumerable<ModelSentence>> sentences)
    {
        foreach (var four in new[] { false, true })
        {
            var found = (from person in people
                         let all = person.Check()
                         from sentence in sentences(person)
                         let verdict = (four ? Nearest(person, sentence.Text) : all).Check(sentence.Text)
                         select (Person: person, Sentence: sentence, Verdict: verdict, Outcome: GroundingOutcome.Of(sentence.Text, person, verdict))).ToList();
            foreach (var group in found.GroupBy(item => item.Sentence.Supported ? "honest" : item.Sentence.Kind.StartsWith("rule:", StringComparison.Ordinal) ? "wrong, by rule" : "wrong, by hand").OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                output.WriteLine($"{set}, {(four ? "four passages nearest in words" : "all passages")}, {group.Key}: {group.Count()}: "
                    + string.Join(", ", Enum.GetValues<Outcome>().Select(outcome => group.Count(item => item.Outcome == outcome) is var count ? string.Create(CultureInfo.InvariantCulture, $"{outcome} {count} ({100.0 * count / group.Count():F1} %)") : "")));
            }

            foreach (var item in found.Where(item => !four && Show is not null && (Show == "all" || Show == set)))
            {
                output.WriteLine($"{(item.Sentence.Supported ? "HONEST" : "WRONG")} {item.Outcome} {item.Person.Slug} [{item.Sentence.Kind}] {item.Sentence.Text}\n    => {item.Verdict.Instead?.Text} ({item.Verdict.Instead?.Context})");
            }
        }

        foreach (var (name, shows) in new (string, Func<GroundingPerson, string, bool>)[]
        {
            ("half of the words in one passage", (person, sentence) => GroundingBaselines.OverlapsHalf(sentence, person.Passages)),
            ("all numbers in the passages", (person, sentence) => GroundingBaselines.NumbersStand(sentence, person.Passages)),
            ("nine tenths of the words, all numbers", (person, sentence) => GroundingBaselines.OverlapsMostWithNumbers(sentence, person.Passages)),
        })
        {
            var all = people.SelectMany(person => sentences(person).Select(sentence => (sentence.Supported, Shown: shows(person, sentence.Text)))).ToList();
            output.WriteLine($"{set}, {name}: honest shown {all.Count(item => item is { Supported: true, Shown: true })}/{all.Count(item => item.Supported)}, wrong shown {all.Count(item => item is { Supported: false, Shown: true })}/{all.Count(item => !item.Supported)}");
        }
    }
}
