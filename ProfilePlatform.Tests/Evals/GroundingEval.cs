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
                foreach (var sentence in person.Sentences)
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
                        output.WriteLine($"{(sentence.Supported ? "LOST " : "SHOWN")} [{sentence.Kind}] {sentence.Text}  => {verdict.Kind} {string.Join("; ", verdict.Reasons)} {string.Join(" || ", verdict.Supports.Select(s => { var c = person.Passages.First(p => p.Id == s.ChunkId); return c.Text[(s.Span.Start - c.Span.Start)..(s.Span.End - c.Span.Start)]; }))}");
                    }
                }
            }

            output.WriteLine($"kept {kept}: supported shown {good}/{goodAll}, unsupported shown {bad}/{badAll}");
        }
    }
}
