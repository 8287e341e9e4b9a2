using ProfilePlatform.Core.Chat.Grounding;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>Keeps what was measured: no wrong sentence is shown as the model wrote it, and hardly an honest one is lost.</summary>
public sealed class GroundingQualityTests
{
    [Fact]
    public void Check_Inventions_AreNotShown() =>
        (from person in GroundingPerson.All
         let check = person.Check()
         from sentence in person.Sentences.Where(sentence => !sentence.Supported).Concat(Corruptions.Of(person))
         where check.Check(sentence.Text).Kind != GroundingKind.Unsupported
         select sentence.Text).ShouldBeEmpty();

    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Third")]
    [InlineData("Fourth")]
    public void Check_WordsPutTogetherWrongly_AreNotShown(string set) =>
        Outcomes(GroundingPerson.Set(set), supported: false).ShouldNotContain(Outcome.OwnWords);

    [Theory]
    [InlineData("Sentences", 0.8, 0.03)]
    [InlineData("First", 0.95, 0.01)]
    [InlineData("Second", 0.95, 0.01)]
    [InlineData("Third", 0.95, 0.01)]
    [InlineData("Fourth", 0.85, 0.07)]
    public void Check_HonestSentences_AreToldOrTheirLineIsQuoted(string set, double whole, double lost)
    {
        var outcomes = Outcomes(GroundingPerson.Set(set), supported: true);

        outcomes.Count(outcome => outcome is Outcome.OwnWords or Outcome.Quoted).ShouldBeGreaterThanOrEqualTo((int)(outcomes.Count * whole));
        outcomes.Count(outcome => outcome == Outcome.Lost).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(outcomes.Count * lost));
    }

    [Fact]
    public void Check_WhatIsShownInOwnWords_HoldsNoWordThatItsLineDoesNot()
    {
        foreach (var person in GroundingPerson.All)
        {
            var check = person.Check();
            foreach (var (text, verdict) in person.Sentences.Select(sentence => (sentence.Text, Verdict: check.Check(sentence.Text))).Where(item => item.Verdict.Kind == GroundingKind.Supported))
            {
                var lines = string.Join('\n', verdict.Supports.Select(support => person.Passages.Single(passage => passage.Id == support.ChunkId) is var chunk ? chunk.Text[(support.Span.Start - chunk.Span.Start)..(support.Span.End - chunk.Span.Start)] : ""));
                var said = Core.Text.Stems.In(text).Except(Core.Text.Stems.In($"{lines} {person.Name} she he was is has been worked since from at between")).ToList();
                said.ShouldBeEmpty(text);
            }
        }
    }

    private static List<Outcome> Outcomes(List<GroundingPerson> people, bool supported) =>
        [.. from person in people
            let check = person.Check()
            from sentence in person.Sentences
            where sentence.Supported == supported
            select GroundingOutcome.Of(sentence.Text, person, check.Check(sentence.Text))];
}
