using ProfilePlatform.Core.Llm.Structured;

namespace ProfilePlatform.Tests.Llm.Structured;

/// <summary>Reading records out of replies as models really write them.</summary>
public sealed class StructuredJsonTests
{
    private sealed record Part(string Topic, string Text);

    private sealed record Wish(string ToolName, int? Count = null, IReadOnlyList<string>? Topics = null);

    private const string Two = """[{"topic":"skills","text":"C#"},{"topic":"other","text":"Hi"}]""";

    public static TheoryData<string> Wrapped() => new(
        Two,
        "\uFEFF" + Two,
        $"```json\n{Two}\n```",
        $"```\n{Two}",
        $"Here is what you asked for [as JSON]:\n\n{Two}\n\nI hope that helps [1].",
        $"<think>First [1,2] and {{\"topic\":\"a\",\"text\":\"b\"}}, hmm</think>{Two}",
        $"I think of {{\"topic\":\"a\",\"text\":\"b\"}}\n</think>\n\n{Two}",
        $"<THINKING>\n</THINKING>\n```json\n{Two}\n```",
        $$"""{"note":"as asked","sections":{{Two}},"more":[{"topic":"x","text":"y"},{"topic":"x","text":"y"},{"topic":"x","text":"y"}]}""",
        """[{"TOPIC":"skills","text":"C#","unknown":{"deep":[1]}},{"topic":"other","Text":"Hi"},]""",
        """
        [ // sections
          {"topic":"skills","text":"C#"}, /* next */ {"topic":"other","text":"Hi"}
        ]
        """);

    [Theory]
    [MemberData(nameof(Wrapped))]
    public void List_WhateverIsAroundIt_IsRead(string reply)
    {
        var read = StructuredJson.List<Part>(reply, null);

        read.Parsed.ShouldBeTrue(read.Problem);
        read.Value!.ShouldBe([new Part("skills", "C#"), new Part("other", "Hi")]);
        read.Dropped.ShouldBe(0);
    }

    [Theory]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","te""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":"Hi \u00""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":"[1, {\"a\": ]}""")]
    [InlineData("""{"sections":[{"topic":"skills","text":"C#"},{"topic":"other","text":"Hi" """)]
    [InlineData("""{"note":"n","sections":[{"topic":"skills","text":"C#"},{"topic":"other","tags":[{"topic":"x","text":"y"}],"te""")]
    [InlineData("""[{"topic":"skills","text":"C#"}, ... and so on]""")]
    [InlineData("""[{"topic":"skills","text":"C#"}, {"topic":"other","text":"he said "no" to it"}]""")]
    [InlineData("```json\n[{\"topic\":\"skills\",\"text\":\"C#\"},{\"topic\":\"other\",\"text\":\"Hi\n```")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other"}]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":null}]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":7}]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":"a","text":"b"}]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"bad","text":"a"}]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},null]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},"other"]""")]
    [InlineData("""[{"topic":"skills","text":"C#"},{"topic":"other","text":"\ud800"}]""")]
    public void List_OneItemNotWholeOrNotValid_KeepsTheOther(string reply)
    {
        var read = StructuredJson.List<Part>(reply, part => part.Topic == "bad" ? "No such topic." : null);

        read.Value.ShouldNotBeNull(read.Problem).ShouldBe([new Part("skills", "C#")]);
        read.Dropped.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("I cannot do that.", "no JSON")]
    [InlineData("<think>still at it [", "no JSON")]
    [InlineData("[", "breaks off")]
    [InlineData("""[{"topic":"a","text":"unfinished""", "breaks off")]
    [InlineData("""[{"topic":"a"}]""", "Item 1: Missing: text")]
    [InlineData("""[{"topic":"bad","text":"a"}]""", "Item 1: No such topic")]
    [InlineData("""{"answer":"none"}""", "no list")]
    public void List_NothingUsable_SaysWhy(string reply, string problem)
    {
        var read = StructuredJson.List<Part>(reply, part => part.Topic == "bad" ? "No such topic." : null);

        read.Parsed.ShouldBeFalse();
        read.Problem.ShouldContain(problem);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""Nothing: {"sections": []}""")]
    public void List_Empty_IsParsed(string reply) => StructuredJson.List<Part>(reply, null).Value.ShouldNotBeNull().ShouldBeEmpty();

    [Fact]
    public void List_ALoneItem_IsAListOfOne() =>
        StructuredJson.List<Part>("""{"topic":"skills","text":"C#"}""", null).Value.ShouldBe([new Part("skills", "C#")]);

    [Fact]
    public void List_OfStrings_IsRead()
    {
        StructuredJson.List<string>("""{"questions":["a?","b?","c""", null).Value.ShouldBe(["a?", "b?"]);
        StructuredJson.List<string>("""["a?", 3, null, "b?"]""", null).ShouldSatisfyAllConditions(
            read => read.Value.ShouldBe(["a?", "b?"]),
            read => read.Dropped.ShouldBe(2));
    }

    [Fact]
    public void List_LineBreaksAndNeedlessEscapesInStrings_AreRead() =>
        StructuredJson.List<Part>("[{\"topic\":\"it\\'s\",\"text\":\"one\ntwo\\_\tC:\\Users \\u00e9\"}]", null).Value
            .ShouldBe([new Part("it's", "one\ntwo\\_\tC:\\Users é")]);

    [Theory]
    [InlineData("""{"tool_name":"a","count":3,"topics":["x","y"]}""")]
    [InlineData("""{"toolName":"a","count":3,"topics":["x","y"]}""")]
    [InlineData("""Use {name} so: {"tool_name":"a","count":3,"topics":["x","y"]} or {"tool_name":"b"}""")]
    [InlineData("""[{"tool_name":"a","count":3,"topics":["x","y"]}]""")]
    [InlineData("""{"tool_name":"a","count":3,"topics":["x","y","unfin""")]
    [InlineData("""{"tool_name":"a","count":3,"topics":["x","y"],"oth""")]
    public void Object_WhateverIsAroundIt_IsRead(string reply)
    {
        var read = StructuredJson.Object<Wish>(reply, null);

        read.Parsed.ShouldBeTrue(read.Problem);
        (read.Value!.ToolName, read.Value.Count).ShouldBe(("a", 3));
        read.Value.Topics.ShouldBe(["x", "y"]);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("""{"tool_name":"unfin""", "breaks off")]
    [InlineData("""{"count":3,"tool_na""", "breaks off. Missing: toolName")]
    [InlineData("""{"count":3}""", "Missing: toolName")]
    [InlineData("""{"tool_name":"a","count":1e999}""", "wrong kind")]
    [InlineData("""{"tool_name":"a","count":99999999999999999999}""", "wrong kind")]
    [InlineData("""{"tool_name":null}""", "wrong kind")]
    [InlineData("""{"tool_name":"a","tool_name":"b"}""", "wrong kind")]
    [InlineData("""{"tool_name":"bad"}""", "no tool of that name")]
    public void Object_NotUsable_SaysWhy(string reply, string problem)
    {
        var read = StructuredJson.Object<Wish>(reply, wish => wish.ToolName == "bad" ? "There is no tool of that name." : null);

        read.Parsed.ShouldBeFalse();
        read.Problem.ShouldContain(problem);
    }

    public static TheoryData<string> Hostile() => new(
        new string('[', 300_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 60_000)),
        "[" + new string('{', 1000),
        new string('x', 10_000_000),
        string.Concat(Enumerable.Repeat("x</think>{", 39_000)),
        string.Concat(Enumerable.Repeat("<think></think>", 25_000)),
        "[" + string.Concat(Enumerable.Repeat("1,", 150_000)) + "1]",
        "[1" + new string('0', 300_000) + "]",
        "\0[\0{\"topic\":\"\0\"\0,\"text\":\"\0\"}]",
        "[{\"topic\":\"\uD800\",\"text\":\"\uDC00",
        "[{\"\\ud800\":1,\"topic\":\"a\"}]",
        "]}{[",
        "[}",
        "{]",
        "[\"\\",
        "[/*",
        "[//",
        "{\"a\"",
        "```");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Any_HostileReply_NeverThrows(string reply)
    {
        Should.CompleteIn(
            () =>
            {
                StructuredJson.List<Part>(reply, null);
                StructuredJson.List<string>(reply, null);
                StructuredJson.Object<Wish>(reply, null);
            },
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Problem_QuotesNothingOfTheReply() =>
        StructuredJson.List<Part>("""[{"topic":"secret","secret":"secret"}]""", null).Problem.ShouldNotContain("secret");
}
