using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Llm.Structured;

namespace ProfilePlatform.Tests.Llm.Structured;

/// <summary>What holds for every reply.</summary>
public sealed class StructuredJsonProperties
{
    private sealed record Part(string Topic, string Text);

    private static readonly string[] Pieces =
        ["[", "]", "{", "}", "\"", "\\", ",", ":", "topic", "\"text\":", "\"a\"", "null", "1e9", "```json", "<think>", "</think>", " ", "\n", "\0", "\uD83D", "é", "\\u12", "//", "/*", "*/"];

    [Fact]
    public void List_AnyPrefixOfAValidReply_GivesTheItemsCompleteInIt()
    {
        var replies =
            from items in Gen.Zip(Text(), Text()).ListOf()
            from frame in Gen.Elements(("", ""), ("```json\n", "\n```"), ("Here it is:\n", "\nDone."), ("{\"note\":\"x\",\"list\":", "}"), ("\uFEFF<think>a [b</think>", ""))
            from indented in Gen.Elements(true, false)
            from relaxed in Gen.Elements(true, false)
            select (Items: items.Select(pair => new Part(pair.Item1, pair.Item2)).ToList(), Frame: frame, Options: Options(indented, relaxed));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(12), Prop.ForAll(replies.ToArbitrary(), reply =>
        {
            var (whole, ends) = Write(reply.Items, reply.Frame, reply.Options);
            for (var length = 0; length <= whole.Length; length++)
            {
                var read = StructuredJson.List<Part>(whole[..length], null);

                var complete = ends.Count(end => end <= length);
                (read.Value ?? []).ShouldBe(reply.Items.Take(complete), $"{length} of {whole}");
                (read.Value is null).ShouldBe(complete == 0 && !(reply.Items.Count == 0 && length >= whole.Length - (reply.Frame.Item2 == "}" ? 0 : reply.Frame.Item2.Length)));
            }
        }));
    }

    [Fact]
    public void Any_Text_NeverThrows() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(60),
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), reply =>
        {
            StructuredJson.List<Part>(reply, null);
            StructuredJson.List<string>(reply, null);
            StructuredJson.Object<Part>(reply, null);
        }));

    private static Gen<string> Text() =>
        Gen.Elements("a", "Skills", "\"", "\\", "[1]", "{\"topic\":\"x\",\"text\":\"y\"}", "]", "}", ",", "\n", "\t", "é", "👩‍🚀", "</think>", "```", "//", "\0", " ").ListOf()
            .Select(pieces => string.Concat(pieces));

    private static JsonSerializerOptions Options(bool indented, bool relaxed) => new()
    {
        WriteIndented = indented,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = relaxed ? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null,
    };

    private static (string Reply, List<int> Ends) Write(List<Part> items, (string Before, string After) frame, JsonSerializerOptions options)
    {
        var reply = new StringBuilder(frame.Before).Append('[');
        var ends = new List<int>();
        foreach (var item in items)
        {
            reply.Append(ends.Count > 0 ? ", " : "").Append(JsonSerializer.Serialize(item, options));
            ends.Add(reply.Length);
        }

        return (reply.Append(']').Append(frame.After).ToString(), ends);
    }
}
