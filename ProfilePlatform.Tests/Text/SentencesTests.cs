using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("She led a team. It grew to 12.", "She led a team.|It grew to 12.")]
    [InlineData("Dr. A. B. Rao joined in 2019. He left.", "Dr. A. B. Rao joined in 2019.|He left.")]
    [InlineData("Revenue rose 3.5 percent, e.g. in the U.S. market. Costs fell.", "Revenue rose 3.5 percent, e.g. in the U.S. market.|Costs fell.")]
    [InlineData("She moved to the U.S. In 2020 she returned.", "She moved to the U.S.|In 2020 she returned.")]
    [InlineData("She holds a Ph.D. from MIT. \"Brilliant.\" That is what they said!", "She holds a Ph.D. from MIT.|\"Brilliant.\"|That is what they said!")]
    [InlineData("Worked at Nexus Inc. as CTO. Why? Because.", "Worked at Nexus Inc. as CTO.|Why?|Because.")]
    [InlineData("It recurs every year . Any pattern in `` season '' . '' He left .", "It recurs every year .|Any pattern in `` season '' . ''|He left .")]
    [InlineData("यह पहला वाक्य है। यह दूसरा है।", "यह पहला वाक्य है।|यह दूसरा है।")]
    [InlineData("1. Led the team. 2. Cut costs.", "1. Led the team.|2. Cut costs.")]
    [InlineData("See No. 5 for details. No. That is wrong.", "See No. 5 for details.|No.|That is wrong.")]
    [InlineData("Wait... Then go.", "Wait...|Then go.")]
    public void Split_Prose_CutsAtEndsOfSentences(string text, string expected) => Texts(text).ShouldBe(expected.Split('|'));

    [Fact]
    public void Split_BulletsAndLines_AreBordersAndLoseTheirMarks()
    {
        const string text = "EXPERIENCE\nNexus AI, Berlin\n\u2022 Built the search engine\n  that serves 3M users\n- Hired 12 engineers\n\n---\nSkills: C#, Python";

        Texts(text).ShouldBe(["EXPERIENCE", "Nexus AI, Berlin", "Built the search engine\n  that serves 3M users", "Hired 12 engineers", "Skills: C#, Python"]);
    }

    [Fact]
    public void Split_WrappedParagraph_ReadsOnOverLineEnds()
    {
        const string text =
            "Maya leads the platform group at Nexus AI, where she is responsible for\nKubernetes, the data lake and the machine learning platform that every one\nof the product teams uses. She joined in 2019.";

        Texts(text).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("... --- ...")]
    public void Split_NothingToSay_IsEmpty(string text) => Sentences.Split(text).ShouldBeEmpty();

    [Fact]
    public void Split_AnyText_GivesOrderedSpansWithoutOverlap()
    {
        const string text = "A? B! \u2022 C.D. e\n\nF \U0001F600. \uD83D x.\r\n1) G";

        var spans = Sentences.Split(text);

        spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        spans.ShouldAllBe(span => span.Length > 0 && !char.IsWhiteSpace(text[span.Start]) && !char.IsWhiteSpace(text[span.End - 1]));
    }

    private static List<string> Texts(string text) => [.. Sentences.Split(text).Select(span => span.In(text))];
}
