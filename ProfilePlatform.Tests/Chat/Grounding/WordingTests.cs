using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat.Grounding;

public sealed class WordingTests
{
    private const string Job =
        """
        Statistician
        Kestrel Seeds, Izmir · May 2016 – June 2021
        • Made a tool that finds mislabelled plots; 40 breeders use it.
        • Cut the error of yield estimates from 24 % to 14 % by merging satellite images with field samples.
        • Sent a sowing advisory to 186,000 farmers; adopters gained 11 % yield.
        • Led five engineers and planned trials with two growers who own a mill.
        • Built the seed platform that handles 4 million orders a month and cut returns by 8 %.
        • Survived a drought by turning the sheds into a nursery while taking 19 tonnes out of storage.
        • Kept prices while competitors lost sales by selling late.
        • Nearly lost the season; spoke at the Delft Seed Days for up to 90 people.
        """;

    private const string Prizes =
        """
        • Seed Researcher of the Year, Anatolian Growers Forum, May 2020
        • Keynote, Izmir Soil Days, June 2021
        • Sown bursary, January 2014 to May 2016
        """;

    private const string Languages = "Turkish (native), Dutch (B1), English (fluent)";

    private static readonly GroundingCheck Check = new(new GroundingSources(
        [Passage(0, "experience", Job), Passage(1, "skills", Languages), Passage(2, "awards", Prizes)], "Deniz Aksoy", "Deniz", []));

    [Theory]
    [InlineData("He made a tool that finds mislabelled plots.")]
    [InlineData("Deniz cut the error of yield estimates from 24 % to 14 %.")]
    [InlineData("The error of yield estimates was cut from 24 % to 14 %.")]
    [InlineData("By merging satellite images with field samples, he reduced the error of yield estimates from 24 % to 14 %.")]
    [InlineData("He sent a sowing advisory to 186,000 farmers.")]
    [InlineData("Adopters gained 11 % yield.")]
    [InlineData("At Kestrel Seeds in Izmir he led five engineers.")]
    [InlineData("He planned trials with two growers.")]
    [InlineData("He spoke at the Delft Seed Days for up to 90 people.")]
    [InlineData("He speaks Turkish natively and English fluently.")]
    [InlineData("He speaks English, Dutch and Turkish.")]
    [InlineData("The tool finds mislabelled plots.")]
    [InlineData("The seed platform handles 4 million orders a month.")]
    [InlineData("He turned the sheds into a nursery.")]
    [InlineData("19 tonnes were taken out of storage.")]
    [InlineData("He speaks Turkish natively, and English fluently.")]
    [InlineData("He was named Seed Researcher of the Year by the Anatolian Growers Forum in May 2020.")]
    [InlineData("He gave a keynote at the Izmir Soil Days in June 2021.")]
    [InlineData("He received the Sown bursary that ran from January 2014 to May 2016.")]
    public void Check_PhrasesLeftOutOrMoved_IsSupported(string sentence) =>
        Check.Check(sentence).Kind.ShouldBe(GroundingKind.Supported, string.Join("; ", Check.Check(sentence).Reasons));

    [Theory]
    [InlineData("He made the mislabelled plots.")]
    [InlineData("He finds mislabelled plots.")]
    [InlineData("He made 40 breeders.")]
    [InlineData("The yield was cut from 24 % to 14 % by merging satellite images.")]
    [InlineData("He cut yield estimates from 24 % to 14 %.")]
    [InlineData("He merged the error of yield estimates.")]
    [InlineData("186,000 farmers gained 11 % yield.")]
    [InlineData("He gained 11 % yield.")]
    [InlineData("He owns a mill.")]
    [InlineData("He led two growers.")]
    [InlineData("He led over five engineers.")]
    [InlineData("He led all five engineers.")]
    [InlineData("He was led by five engineers.")]
    [InlineData("Five engineers led Deniz.")]
    [InlineData("He lost the season.")]
    [InlineData("He spoke for 90 people.")]
    [InlineData("He leads five engineers.")]
    [InlineData("He spoke at the Kestrel Seed Days.")]
    [InlineData("He is a native speaker of Dutch.")]
    [InlineData("He speaks Dutch fluently.")]
    [InlineData("He is fluent in English and Dutch.")]
    [InlineData("The tool led five engineers.")]
    [InlineData("The tool handles 4 million orders a month.")]
    [InlineData("The seed platform cut returns by 8 %.")]
    [InlineData("The seed platform handles 4 million orders a month and cut returns by 8 %.")]
    [InlineData("The seed platform finds mislabelled plots.")]
    [InlineData("He handles 4 million orders a month.")]
    [InlineData("The orders handle the seed platform.")]
    [InlineData("He turns the sheds into a nursery.")]
    [InlineData("He lost sales.")]
    [InlineData("He sold late.")]
    [InlineData("He gave a keynote at the Delft Seed Days.")]
    [InlineData("He gave the Sown bursary.")]
    public void Check_TrueWordsPutTogetherWrongly_IsUnsupported(string sentence) => Check.Check(sentence).Kind.ShouldBe(GroundingKind.Unsupported);

    [Fact]
    public void Check_WordOutOfPlace_IsNamed() =>
        string.Join("; ", Check.Check("He led two growers.").Reasons).ShouldContain("“two”");

    private static Chunk Passage(int index, string topic, string text) => new($"c{index}", new Guid(1, 0, 0, new byte[8]), topic, "", new TextSpan(0, text.Length), text, index);
}
