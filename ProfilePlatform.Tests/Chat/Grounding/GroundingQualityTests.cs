using ProfilePlatform.Core.Chat.Grounding;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>Keeps what was measured: nothing invented is shown of the people looked at, and most of what is true is.</summary>
public sealed class GroundingQualityTests
{
    // True or without a meaning all the same, or true in one of two readings.
    private static readonly HashSet<string> StillTrue =
    [
        "She speaks German and Turkish and English at C1.",
        "Her skills include Kubernetes, Terraform, Go, Python, Argo CD.",
        "Her weakness, according to Vice President, is that she finds it hard to leave a bad script alone.",
    ];

    [Fact]
    public void Check_Inventions_AreNotShown() =>
        Shown(kept: false, person => person.Sentences.Where(sentence => !sentence.Supported).Concat(Corruptions.Of(person))).ShouldBeEmpty();

    [Fact]
    public void Check_InventionsAboutPeopleKeptAside_AreHardlyShown() =>
        Shown(kept: true, person => person.Sentences.Where(sentence => !sentence.Supported).Concat(Corruptions.Of(person))).Count.ShouldBeLessThanOrEqualTo(1);

    [Theory]
    [InlineData("First", 0.85)]
    [InlineData("Second", 0.9)]
    [InlineData("Third", 0.85)]
    public void Check_WordsPutTogetherWrongly_AreNotShown(string set, double share)
    {
        var people = GroundingPerson.Set(set);
        people.SelectMany(person => person.Sentences.Where(sentence => !sentence.Supported && !StillTrue.Contains(sentence.Text) && person.Check().Check(sentence.Text).Kind != GroundingKind.Unsupported).Select(sentence => sentence.Text)).ShouldBeEmpty();
        var honest = people.SelectMany(person => person.Sentences.Where(sentence => sentence.Supported).Select(sentence => person.Check().Check(sentence.Text).Kind)).ToList();
        honest.Count(kind => kind == GroundingKind.Supported).ShouldBeGreaterThanOrEqualTo((int)(honest.Count * share));
    }

    [Theory]
    [InlineData(false, 0.6)]
    [InlineData(true, 0.62)]
    public void Check_Paraphrases_AreMostlyShown(bool kept, double share)
    {
        var all = GroundingPerson.All.Where(person => person.IsKept == kept).Sum(person => person.Sentences.Count(sentence => sentence.Supported));
        Shown(kept, person => person.Sentences.Where(sentence => sentence.Supported)).Count.ShouldBeGreaterThanOrEqualTo((int)(all * share));
    }

    private static List<string> Shown(bool kept, Func<GroundingPerson, IEnumerable<ModelSentence>> sentences) =>
        [.. from person in GroundingPerson.All
            where person.IsKept == kept
            let check = person.Check()
            from sentence in sentences(person)
            where !StillTrue.Contains(sentence.Text) && check.Check(sentence.Text).Kind != GroundingKind.Unsupported
            select sentence.Text];
}
