using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Tests.Chat.Grounding;

namespace ProfilePlatform.Tests.Evals;

[Trait("Category", "Eval")]
public sealed class GroundingEval(ITestOutputHelper output)
{
    [Fact]
    public void Check_DemoPeople_Reports()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var show = Environment.GetEnvironmentVariable("SHOW");
        foreach (var kept in new[] { false, true })
        {
            var (good, goodAll, bad, badAll) = (0, 0, 0, 0);
            foreach (var person in GroundingPerson.All.Where(person => person.IsKept == kept))
            {
                var check = person.Check();
                var truths = person.Sentences.Where(item => item.Supported).Select(item => item.Text).ToHashSet();
                foreach (var sentence in show == "rules" ? Corruptions.Of(person).Where(item => !truths.Contains(item.Text)) : person.Sentences)
                {
                    var verdict = check.Check(sentence.Text);
                    var shown = verdict.Kind != GroundingKind.Unsupported;
                    if (sentence.Supported)
                    {
                        goodAll++;
                        good += shown ? 1 : 0;
                    }
                    else
                    {
                        badAll++;
                        bad += shown ? 1 : 0;
                    }

                    if (shown != sentence.Supported && (!kept || show == "all"))
                    {
                        if (sentence.Supported)
                        {
                            output.WriteLine("      LOST-WHY " + Why(person, sentence.Text));
                        }

                        output.WriteLine($"{(sentence.Supported ? "LOST " : "SHOWN")} [{sentence.Kind}] {sentence.Text}  => {verdict.Kind} {string.Join("; ", verdict.Reasons)} {string.Join(" || ", verdict.Supports.Select(s => { var c = person.Passages.First(p => p.Id == s.ChunkId); return c.Text[(s.Span.Start - c.Span.Start)..(s.Span.End - c.Span.Start)]; }))}");
                    }
                }
            }

            output.WriteLine($"kept {kept}: supported shown {good}/{goodAll}, unsupported shown {bad}/{badAll}");
        }
    }

    private static string Why(GroundingPerson person, string sentence)
    {
        var names = ProfilePlatform.Core.Text.Words.TextsIn(person.Name).ToHashSet();
        var units = PassageUnits.Of(person.Passages, names);
        var claim = new Claim(sentence, names);
        var best = units.OrderByDescending(unit => Enumerable.Range(0, claim.Terms.Count).Count(i => claim.Required[i] && Coverage.Of(claim, i, unit) != Place.None)).Take(2);
        return string.Join(" ## ", best.Select(unit => $"e{unit.Entry.Id} '{unit.Body.Terms.FirstOrDefault().Text}..' hdr[{string.Join(' ', unit.Entry.Header.Terms.Select(t => t.Text))}] missing " + string.Join(",", Enumerable.Range(0, claim.Terms.Count).Where(i => claim.Required[i] && Coverage.Of(claim, i, unit) == Place.None).Select(i => claim.Terms[i].Text))));
    }
}
