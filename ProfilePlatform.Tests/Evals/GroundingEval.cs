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
            var people = GroundingPerson.All.Where(person => person.IsKept == kept).ToList();
            Report("grounding check", kept, people, person => person.Check() is var check ? sentence => check.Check(sentence).Kind != GroundingKind.Unsupported : null!);
            Report("half of the words in one passage", kept, people, person => sentence => GroundingBaselines.OverlapsHalf(sentence, person.Passages));
            Report("all numbers in the passages", kept, people, person => sentence => GroundingBaselines.NumbersStand(sentence, person.Passages));
            Report("nine tenths of the words, all numbers", kept, people, person => sentence => GroundingBaselines.OverlapsMostWithNumbers(sentence, person.Passages));
            Report("grounding check, the four passages nearest in words", kept, people, person => sentence => Nearest(person, sentence).Check(sentence).Kind != GroundingKind.Unsupported);
        }
    }

    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Third")]
    public void Check_SetsWrittenBeforehand_BesideSimpleChecks(string set)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var people = GroundingPerson.Set(set);
        Count("grounding check", (person, sentence) => person.Check().Check(sentence).Kind != GroundingKind.Unsupported);
        Count("half of the words in one passage", (person, sentence) => GroundingBaselines.OverlapsHalf(sentence, person.Passages));
        Count("nine tenths of the words, all numbers", (person, sentence) => GroundingBaselines.OverlapsMostWithNumbers(sentence, person.Passages));
        Count("grounding check, the four passages nearest in words", (person, sentence) => Nearest(person, sentence).Check(sentence).Kind != GroundingKind.Unsupported);

        void Count(string name, Func<GroundingPerson, string, bool> shows)
        {
            var all = people.SelectMany(person => person.Sentences.Select(sentence => (Person: person, Sentence: sentence, Shown: shows(person, sentence.Text)))).ToList();
            output.WriteLine($"{set}, {name}: honest kept {all.Count(item => item.Sentence.Supported && item.Shown)}/{all.Count(item => item.Sentence.Supported)}, wrong shown {all.Count(item => !item.Sentence.Supported && item.Shown)}/{all.Count(item => !item.Sentence.Supported)}");
            foreach (var (person, sentence, shown) in all.Where(item => Show == set && name == "grounding check" && item.Shown != item.Sentence.Supported))
            {
                output.WriteLine($"{(sentence.Supported ? "LOST" : "SHOWN")} {person.Slug} [{sentence.Kind}] {sentence.Text} :: {string.Join("; ", person.Check().Check(sentence.Text).Reasons)}");
            }
        }
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
                kept += check.Check(gold.Trim()).Kind == GroundingKind.Supported ? 1 : 0;
            }

            foreach (var gold in questions[(index + 1) % questions.Count].Gold)
            {
                other++;
                swapped += check.Check(gold.Trim()).Kind == GroundingKind.Supported ? 1 : 0;
            }
        }

        output.WriteLine($"public set: gold sentences kept {kept}/{all}; those of another question shown {swapped}/{other}");
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

    private void Report(string name, bool kept, List<GroundingPerson> people, Func<GroundingPerson, Func<string, bool>> make)
    {
        var counts = new SortedDictionary<string, (int Shown, int All)>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var shows = make(person);
            foreach (var sentence in person.Sentences.Concat(Corruptions.Of(person)))
            {
                var kind = sentence.Supported ? "supported" : sentence.Kind.StartsWith("rule", StringComparison.Ordinal) ? "by rule" : "by hand";
                var shown = shows(sentence.Text);
                counts.TryGetValue(kind, out var count);
                counts[kind] = (count.Shown + (shown ? 1 : 0), count.All + 1);
                if (shown != sentence.Supported && name == "grounding check" && (Show == "kept" ? kept : Show == "1" && !kept))
                {
                    output.WriteLine($"{(sentence.Supported ? "LOST" : "SHOWN")} {person.Slug} [{sentence.Kind}] {sentence.Text} :: {string.Join("; ", person.Check().Check(sentence.Text).Reasons)}");
                }
            }
        }

        output.WriteLine($"{(kept ? "kept aside" : "looked at")}, {people.Count} people, {name}: "
            + string.Join(", ", counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} shown {pair.Value.Shown}/{pair.Value.All} ({100.0 * pair.Value.Shown / pair.Value.All:F1} %)"))));
    }
}
