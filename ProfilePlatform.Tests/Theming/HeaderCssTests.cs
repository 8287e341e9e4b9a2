using System.Diagnostics;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Tests.Theming.Payloads;

namespace ProfilePlatform.Tests.Theming;

public sealed partial class HeaderCssTests
{
    [Fact]
    public void Clean_EveryPayload_IsTheSameTheSecondTimeAndReachesTheHeaderAlone()
    {
        Payload.Css.Count.ShouldBeGreaterThan(60);
        foreach (var payload in Payload.Css.Concat(Payload.LongCss).Append(string.Join('\n', Payload.Css)))
        {
            Check(payload);
        }
    }

    [Fact]
    public void Clean_RandomMixtures_KeepTheSameRules()
    {
        var random = new Random(20_261_120);
        string[] pieces =
        [
            "p", ".a", "#b", "*", "{", "}", ";", ":", ",", ">", "color", "red", "background", "url(", ")", "(", "\"", "'", "\\", "/*", "*/", "@media", "@import", "!important", "calc", "var(--ink)", " ",
            "screen", "(max-width:600px)", "::before", ":hover", ":nth-child(2n+1)", "content", "\"a;}b\"", "rgb(1 2 3)", "1px", "border", "font", "--x", "&", "\n", "<", "</style>", "100%", "#abc",
        ];
        for (var round = 0; round < 3_000; round++)
        {
            Check(string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(12) == 0 ? Payload.Css[random.Next(Payload.Css.Count)] : pieces[random.Next(pieces.Length)])));
        }
    }

    [Theory]
    [InlineData("@import 'https://evil.example/x.css';", "@import", "Nothing is loaded from elsewhere.")]
    [InlineData("p{background:u\\rl(http://127.0.0.1:65500/i) red}", "background-image: url(\"http://127.0.0.1:65500/i\")", "Nothing is loaded from elsewhere.")]
    [InlineData("p{position:fixed}", "position: fixed", "The header stays in its place.")]
    [InlineData("body{color:red}", "body", "A selector names elements, classes and simple states inside of the header.")]
    [InlineData("input[value^='a']{color:red}", "input[value^=\"a\"]", "A selector names elements, classes and simple states inside of the header.")]
    [InlineData("p:has(a){color:red}", "p:has(a)", "A selector names elements, classes and simple states inside of the header.")]
    [InlineData("@font-face{font-family:x;src:url(x)}", "@font-face", "Nothing is loaded from elsewhere.")]
    [InlineData("@keyframes x{to{color:red}}", "@keyframes", "Nothing moves in the header.")]
    [InlineData("p{color:var(--secret)}", "color: var(--secret)", "This value is not on the list.")]
    [InlineData("p{--x:1}", "--x: 1", "This property is not on the list.")]
    [InlineData("p{color:red!important}", "color: rgba(255, 0, 0, 1) !important", "Nothing outranks the page; the rest of it is kept.")]
    public void Clean_WhatIsNotOnTheList_IsNamedWithItsReason(string css, string what, string why) =>
        HeaderSanitiser.Clean("", css).Dropped.ShouldContain(new DroppedPart(what, why));

    [Fact]
    public void Show_Rules_AreNarrowedAndFollowThePagesDarkness()
    {
        HeaderSanitiser.Show("", "p, .a > b{color:#102030} @media (prefers-color-scheme: dark){.a{color:#fefefe}} @media print{p{color:#000000}}").Css.ReplaceLineEndings("\n").ShouldBe(
            """
            .look-header p, .look-header .look--a>b { color: #102030 }
            :root[data-theme="dark"] .look-header .look--a { color: #fefefe }
            @media print {
              .look-header p { color: #000000 }
            }
            """.ReplaceLineEndings("\n"));
    }

    private static void Check(string payload)
    {
        var watch = Stopwatch.StartNew();
        var once = HeaderSanitiser.Clean("", payload);
        var twice = HeaderSanitiser.Clean("", once.Css);
        twice.Css.ShouldBe(once.Css, payload);
        twice.Dropped.ShouldBeEmpty(payload);
        var shown = HeaderSanitiser.Show("", payload).Css;
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), payload[..Math.Min(60, payload.Length)]);
        // Strings may say what they like: they are only content.
        var bare = Quoted().Replace(shown, "\"\"");
        Forbidden().IsMatch(bare).ShouldBeFalse(shown);
        foreach (var line in bare.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line != "}" && !line.StartsWith("@media ", StringComparison.Ordinal)))
        {
            line.Split('{')[0].Split(',').ShouldAllBe(selector => Scoped().IsMatch(selector.Trim()), shown);
            line.Count(character => character == '{').ShouldBe(1, shown);
        }
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"url\(|src\(|image-set|cross-fade|@(?!media )|attr\(|if\(|expression|(?<!-)position|(?<!-)transform|animation|behavior|binding|[\\<>&](?![a-z.*:])|!|/\*", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"^(:root\[data-theme=""""\] )?\.look-header .")]
    private static partial Regex Scoped();
}
