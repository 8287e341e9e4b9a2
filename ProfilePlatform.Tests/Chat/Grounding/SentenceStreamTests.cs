using ProfilePlatform.Core.Chat.Grounding;

namespace ProfilePlatform.Tests.Chat.Grounding;

public sealed class SentenceStreamTests
{
    private const string Long = "word word word word word word word word word word word word word word word word word word word word ";

    private static readonly string[] Pieces =
    [
        "She", " led", " Dr. Okoro", "'s team", ".", " ", "\n", "\n\n", "- ", "* ", "1. ", "12) ", "**", "*", "_", "`", "```", "```json\n", "# ", "[1]", "[", "]", "(", ")", "(passage 2)", "【3】", "<b>", "</b>", "<", ">", "https://evil.example/x?y=1",
        "ada@example.org", "[site](https://evil.example)", "!", "?", "...", "…", "।", " वह नेतृत्व करती है", "३ साल", "काम।", "C++", "3.5 %", " 4,000", "e.g. ", "\u202E", "\u200B", "\u200D", "👩\u200D🔬", "\uD83D", "\uDE00", "\"", "”", " “", ": ", "; ", ", ", "Inc. ", "No. 5 ", "B.Sc. ",
        " In 2019", "\t", "\r\n", "|", "---", "~~~", "~~", "> ", "日本語。", "です", "a_b", "3 * 4", "²", ".¹ ", Long, Long + Long + Long + Long, "http", "://", "www.", "12", "no", "2 ",
    ];

    [Fact]
    public void Add_AnyCutting_SameSentences()
    {
        var random = new Random(11);
        for (var round = 0; round < 4000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var whole = All([text]);
            var cut = All(Cut(text, random));
            cut.ShouldBe(whole, $"round {round}: {System.Text.Json.JsonSerializer.Serialize(text)}");
            All([.. text.Select(sign => sign.ToString())]).ShouldBe(whole, $"round {round}, sign by sign: {System.Text.Json.JsonSerializer.Serialize(text)}");
        }
    }

    [Theory]
    [InlineData("She led a team. He left.", "|She led a team.", " |He left.")]
    [InlineData("Dr. Rao earned 3.5 points, e.g. in Pune. Next.", "|Dr. Rao earned 3.5 points, e.g. in Pune.", " |Next.")]
    [InlineData("Her jobs:\n\n- **Lead** at Palash\n- Engineer\n1. First", "|Her jobs:", "\n\n• |Lead at Palash", "\n• |Engineer", "\n1. |First")]
    [InlineData("# Work\nShe *really* used `C++` [1][2]. It grew (passage 3).", "|Work", "\n|She really used C++.", " |It grew.")]
    [InlineData("She said “yes.” Then she left…", "|She said “yes.”", " |Then she left…")]
    [InlineData("वह टीम का नेतृत्व करती है। उसने काम किया।", "|वह टीम का नेतृत्व करती है।", " |उसने काम किया।")]
    [InlineData("no end", "|no end")]
    [InlineData("See [her site](https://evil.example/a) now.", "|See her site now.")]
    [InlineData("See https://evil.example/a, or ask.", "|See (address removed), or ask.")]
    [InlineData("Write to ada@example.org.", "|Write to ada@example.org.")]
    [InlineData("A<br>b <script>c</script>【4†source】.", "|Ab c.")]
    [InlineData("```python\nprint(1)\n```\nDone.", "|print(1)", "\n|Done.")]
    [InlineData("a\u202Eb\u200Bc\u2066 👩\u200D🔬 क\u094D\u200Dष.", "|abc 👩\u200D🔬 क\u094D\u200Dष.")]
    [InlineData("---\n| a | b |\n|---|---|\nx_y_z and 3 * 4.", "|| a | b |", "\n\n|x_y_z and 3 * 4.")]
    public void Add_Reply_GivesPlainSentences(string reply, params string[] expected) =>
        All([reply]).ShouldBe(expected);

    [Fact]
    public void Add_CompleteSentence_ComesWhenTheNextWordIsThere()
    {
        var stream = Stream();
        stream.Add("She led the team. ").ShouldBeEmpty();
        stream.Add("Then ").Select(sentence => sentence.Text).ShouldBe(["She led the team."]);
        stream.Complete().Select(sentence => sentence.Text).ShouldBe(["Then"]);
    }

    [Fact]
    public void Add_TooLong_IsCutOffAndTheNextIsWhole()
    {
        var sentences = All([string.Concat(Enumerable.Repeat(Long, 9)) + "end. She left."]);
        sentences.Count.ShouldBe(2);
        sentences[0].Length.ShouldBe(GroundingCheck.MaxSentence + 2);
        sentences[1].ShouldBe(" |She left.");
    }

    [Fact]
    public void Add_HugeReply_StaysBounded()
    {
        var stream = Stream();
        var given = 0;
        for (var index = 0; index < 2_000; index++)
        {
            given += stream.Add(new string((char)('a' + (index % 26)), 500)).Count;
        }

        given.ShouldBeLessThan(3);
        stream.Complete();
    }

    private static SentenceStream Stream() => new(address => address.Contains("ada@", StringComparison.Ordinal));

    private static List<string> All(IEnumerable<string> deltas)
    {
        var stream = Stream();
        var sentences = deltas.SelectMany(stream.Add).ToList();
        sentences.AddRange(stream.Complete());
        return sentences.ConvertAll(sentence => $"{sentence.Separator}|{sentence.Text}");
    }

    private static List<string> Cut(string text, Random random)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(text.Length - start, random.Next(1, 12));
            pieces.Add(text.Substring(start, length));
            start += length;
        }

        return pieces;
    }
}
