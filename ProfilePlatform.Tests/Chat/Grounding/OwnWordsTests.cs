using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>A sentence stands as the model wrote it only where it is a whole line of a passage.</summary>
public sealed class OwnWordsTests
{
    private const string Jobs =
        """
        Statistician
        Kestrel Seeds, Izmir · May 2016 – June 2021
        • Cut the error of yield estimates from 24 % to 14 % by merging satellite images with field samples.
        • Sent a sowing advisory to 186,000 farmers; adopters gained 11 % yield.
        • Led five engineers and planned trials with two growers who own a mill.
        • Moved 4,000,000 records to PostgreSQL 13.
        • Nearly lost the season; spoke at the Delft Seed Days for up to 90 people.
        • Awarded a place at the Delft Seed Days.
        • Supervised by two professors.
        • Built it in 2019.
        • Lost-time injuries fell from 4.1 to 0.7.
        • Ran the greenhouse:
          – Heating plans.

        Senior Statistician
        Nimbus Ltd, Lyon · July 2021 – Present
        • Advise 12 banks on fraud.
        • Lead a team of five.
        • Design lead for the mill.

        Head of Sales (declined)
        Palash GmbH, Pune · March 2015 – April 2016
        • Built the sales desk.
        """;

    private const string Old =
        """
        Adviser
        Weir Ltd, Bonn, 2010 – 2012
        • Advise 7 mills on water.
        """;

    private const string Cover =
        """
        Head Nurse
        Weir Hospital, Leeds, Maternity Cover, May 2011 – June 2012
        • Cut waiting times by $5 a day.
        • Moved 20 pounds of ice.
        """;

    private const string Declined =
        """
        Director
        Heron AG, Bern, January 2020 – March 2021
        • Built the Bern office.
        """;

    private static readonly GroundingCheck Check = Of(
        ("experience", "Experience", Jobs), ("experience", "", Old), ("experience", "", Cover), ("experience", "Offers I declined › Director", Declined),
        ("summary", "Profile", "Deniz Aksoy breeds barley."), ("other", "", "Dies war ein Versuch. Er misslang."), ("recommendations", "", "I have worked with Deniz for years. Deniz wrote the rules."));

    [Theory]
    [InlineData("He led five engineers and planned trials with two growers who own a mill.")]
    [InlineData("Deniz Aksoy led five engineers and planned trials with two growers who own a mill.")]
    [InlineData("Deniz also led five engineers and planned trials with two growers who own a mill.")]
    [InlineData("At Kestrel Seeds, he cut the error of yield estimates from 24 percent to 14 percent by merging satellite images with field samples.")]
    [InlineData("As a statistician at Kestrel Seeds in Izmir, Deniz moved 4 million records to PostgreSQL 13.")]
    [InlineData("Lost-time injuries fell from 4.1 to 0.7.")]
    [InlineData("At Nimbus Ltd in Lyon, Deniz advises twelve banks on fraud.")]
    [InlineData("He leads a team of five.")]
    [InlineData("He was a statistician at Kestrel Seeds in Izmir from May 2016 to June 2021.")]
    [InlineData("From 05/2016 to 06/2021 he worked as a statistician at Kestrel Seeds.")]
    [InlineData("Since July 2021 he has been Senior Statistician at Nimbus Ltd, Lyon.")]
    public void Check_WholeLine_IsSupported(string sentence) => Check.Check(sentence).Kind.ShouldBe(GroundingKind.Supported);

    [Theory]
    [InlineData("He cut the error of yield estimates from 24 % to 14 %.", "something is left off")]
    [InlineData("He sent a sowing advisory to 186,000 farmers.", "a clause is left off")]
    [InlineData("He led five engineers.", "the rest is left off")]
    [InlineData("He led five engineers and planned trials with two growers, who own a mill.", "a comma is added")]
    [InlineData("He planned trials with two growers who own a mill and led five engineers.", "moved")]
    [InlineData("He led over five engineers and planned trials with two growers who own a mill.", "a word is added")]
    [InlineData("He led five engineers and planned trials with two growers who owned a mill.", "a word is changed")]
    [InlineData("He leads five engineers and planned trials with two growers who own a mill.", "the tense is changed")]
    [InlineData("Deniz's engineers led five engineers and planned trials with two growers who own a mill.", "somebody else")]
    [InlineData("He has never moved 4,000,000 records to PostgreSQL 13.", "denied")]
    [InlineData("He moved 4,000,000 records to PostgreSQL 15.", "another number")]
    [InlineData("He moved 4,000,000 Records to PostgreSQL 13.", "another name")]
    [InlineData("Spoke at the Delft Seed Days for up to 90 people.", "half a line")]
    [InlineData("He awarded a place at the Delft Seed Days.", "what was done to him")]
    [InlineData("He supervised by two professors.", "what was done to him")]
    [InlineData("He built it in 2019.", "what it is stands elsewhere")]
    [InlineData("He lost-time injuries fell from 4.1 to 0.7.", "no deed of his")]
    [InlineData("He ran the greenhouse:", "the head of a list")]
    [InlineData("At Nimbus Ltd, he moved 4,000,000 records to PostgreSQL 13.", "another firm")]
    [InlineData("He designs lead for the mill.", "a noun")]
    [InlineData("He advises 7 mills on water.", "over by now")]
    [InlineData("He is a statistician at Kestrel Seeds.", "over by now")]
    [InlineData("He was Senior Statistician at Nimbus Ltd.", "goes on")]
    [InlineData("He was Senior Statistician at Kestrel Seeds.", "another job's title")]
    [InlineData("He was a statistician at Kestrel Seeds from May 2016 to July 2021.", "another end")]
    [InlineData("Since May 2016 he has been a statistician at Kestrel Seeds.", "over by now")]
    [InlineData("He was Head of Sales at Palash GmbH.", "declined")]
    [InlineData("He built the sales desk.", "under a heading that is not plain")]
    [InlineData("He was Director at Heron AG.", "a section that is not of jobs held")]
    [InlineData("He built the Bern office.", "a section that is not of jobs held")]
    [InlineData("He was Head Nurse at Weir Hospital in Leeds.", "for a time only")]
    [InlineData("As Head Nurse at Weir Hospital, he cut waiting times by $5 a day.", "for a time only")]
    [InlineData("He moved £20 of ice.", "another measure")]
    [InlineData("Deniz wrote the rules.", "a letter says so")]
    [InlineData("Er misslang.", "a sentence that needs the one before")]
    public void Check_AnythingElse_IsNotShownAsWritten(string sentence, string why) => Check.Check(sentence).Kind.ShouldBe(GroundingKind.Unsupported, why);

    [Theory]
    [InlineData("He cut the error of yield estimates by a half.", "Cut the error of yield estimates from 24 % to 14 % by merging satellite images with field samples.", "Statistician, Kestrel Seeds, Izmir · May 2016 – June 2021")]
    [InlineData("He led two growers who own a mill.", "Led five engineers and planned trials with two growers who own a mill.", "Statistician, Kestrel Seeds, Izmir · May 2016 – June 2021")]
    [InlineData("He is a statistician at Kestrel Seeds.", "Statistician / Kestrel Seeds, Izmir · May 2016 – June 2021", "")]
    [InlineData("He built the Bern office in two years.", "Built the Bern office.", "Offers I declined: Director, Heron AG, Bern, January 2020 – March 2021")]
    public void Check_SentenceAboutALine_GivesTheWholeLineWithWhatItStandsUnder(string sentence, string line, string context)
    {
        var quote = Check.Check(sentence).Instead!;

        (quote.Text, quote.Context).ShouldBe((line, context));
        quote.Supports.Count.ShouldBe(context.Length > 0 ? 2 : 1);
    }

    [Fact]
    public void Check_SentenceOfALetter_IsQuotedAsOne() => Check.Check("He wrote the rules for us.").Instead!.IsOfLetter.ShouldBeTrue();

    [Theory]
    [InlineData("He won the Nobel Prize in Physics.")]
    [InlineData("He is passionate about innovation and excellence.")]
    [InlineData("The documents show that he is honest.")]
    public void Check_SentenceAboutNoLine_HasNone(string sentence) => Check.Check(sentence).Instead.ShouldBeNull();

    [Fact]
    public void Check_LineThatPointsBack_IsQuotedWithTheSentenceBefore() =>
        Of(("experience", "", "The van was old. It broke down twice in Lyon.")).Check("The van broke down twice in Lyon.").Instead!.Text.ShouldBe("The van was old. It broke down twice in Lyon.");

    [Fact]
    public void Check_LinesUnderAHeadOfTheirOwn_AreQuotedWithIt() =>
        Of(("experience", "", "Adviser\nWeir Ltd, Bonn, 2010 – 2012\nWhat I turned down:\n• Built a mill in Bonn.")).Check("He built a mill in Bonn.").Instead!.Context.ShouldContain("What I turned down");

    private static GroundingCheck Of(params (string Topic, string Heading, string Text)[] passages) =>
        new(new GroundingSources(
            [.. passages.Select((passage, index) => new Chunk($"c{index}", new Guid(index + 1, 0, 0, new byte[8]), passage.Topic, passage.Heading, new TextSpan(0, passage.Text.Length), passage.Text, index))],
            "Deniz Aksoy", "Deniz", []));
}
