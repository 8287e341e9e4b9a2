using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Tests.Theming.Payloads;

namespace ProfilePlatform.Tests.Theming;

public sealed class HeaderSanitiserTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=a>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<a href=https://example.org/>", "</a>", "<b>", "</b>", "<i>", "<ul>", "<li>", "<pre>\n\n", "</pre>", "<h1>",
        "<script>alert(1)</script>", "<svg><style>", "</svg>", "<math><mtext>", "<mglyph><style>", "</math>", "<noscript>", "<template>", "</template>", "<form>", "<select>", "<option>", "<textarea>",
        "<!--", "-->", "<![CDATA[", "]]>", "<p style=\"color:red;background:url(x)\">", "text", " & ", "&lt;", "&amp;lt;", "<", "\"", "'", "`", "<img src=x onerror=alert(1)>", "<unknown>",
        "<frameset>", "<caption>", "<dd>", "<button>", "</br>", "<style>", "</style>", "<title>", "<plaintext>", "\u0000", "\u2028", "<p title=\"--><script>\">", "<dl><dt>", "<blockquote>",
    ];

    [Fact]
    public void Clean_EveryPayload_LeavesOnlyWhatIsOnTheList()
    {
        Payload.Html.Count.ShouldBeGreaterThan(1_000);
        foreach (var payload in Payload.Html)
        {
            CheckHtml(payload);
        }
    }

    [Fact]
    public void Clean_RandomHtml_IsTheSameTheSecondTime()
    {
        var random = new Random(20_261_120);
        for (var round = 0; round < 4_000; round++)
        {
            CheckHtml(string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next(8) == 0 ? Payload.Html[random.Next(Payload.Html.Count)] : Pieces[random.Next(Pieces.Length)])));
        }
    }

    [Fact]
    public void Clean_OrdinaryHeader_StaysAsItIs()
    {
        const string html = """<div class="hello"><h2>Good day</h2><p lang="de">I am <strong>Ida</strong> &amp; write.<br>See <a href="https://example.org/a?b=c#d">this</a>.</p></div>""";
        const string css = """
            .hello { background: linear-gradient(90deg, #102030, #405060); padding: 8px 16px; border-radius: 8px }
            .hello>h2, .hello p:first-child { color: var(--ink); font-size: 1.2rem }
            @media (max-width: 600px) {
              .hello { padding: 4px }
            }
            """;
        var clean = HeaderSanitiser.Clean(html, css);

        clean.Dropped.ShouldBeEmpty();
        clean.Html.ShouldBe(html);
        clean.Css.ReplaceLineEndings("\n").ShouldBe(css.ReplaceLineEndings("\n").Replace("linear-gradient(90deg, #102030, #405060)", "linear-gradient(90deg, #102030, #405060)", StringComparison.Ordinal));
        HeaderSanitiser.Show(html, css).Html.ShouldBe(html.Replace("class=\"hello\"", "class=\"look--hello\"", StringComparison.Ordinal)
            .Replace("#d\">", "#d\" rel=\"noopener noreferrer nofollow ugc\" target=\"_blank\">", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>Hi", "Hi", "<script>", "Scripts do not run here.")]
    [InlineData("<p onclick=alert(1)>Hi</p>", "<p>Hi</p>", "<p onclick=\"alert(1)\">", "Scripts do not run here.")]
    [InlineData("<a href=javascript:alert(1)>Hi</a>", "<a>Hi</a>", "<a href=\"javascript:alert(1)\">", "Links lead to http, https, mailto or a page of this site.")]
    [InlineData("<a href=' java&#10;script:alert(1)'>Hi</a>", "<a>Hi</a>", "<a href=\" java script:alert(1)\">", "Links lead to http, https, mailto or a page of this site.")]
    [InlineData("<a href=//evil.example/>Hi</a>", "<a>Hi</a>", "<a href=\"//evil.example/\">", "Links lead to http, https, mailto or a page of this site.")]
    [InlineData("<a href='/\\evil.example/'>Hi</a>", "<a>Hi</a>", "<a href=\"/\\evil.example/\">", "Links lead to http, https, mailto or a page of this site.")]
    [InlineData("<img src=https://evil.example/x.png alt=a>", "", "<img src=\"https://evil.example/x.png\">", "Pictures are written into the header as data: PNG, JPEG, GIF or WebP in base64.")]
    [InlineData("<img src='data:image/svg+xml;base64,AAAA' alt=a>", "", "<img src=\"data:image/svg+xml;base64,AAAA\">", "Pictures are written into the header as data: PNG, JPEG, GIF or WebP in base64.")]
    [InlineData("<p id=question>Hi</p>", "<p>Hi</p>", "<p id=\"question\">", "Ids and names belong to the page.")]
    [InlineData("<center>Hi</center>", "Hi", "<center>", "This element is not on the list; its text is kept.")]
    [InlineData("<h1>Hi</h1>", "<h2>Hi</h2>", "<h1>", "The page has a first heading already; it is shown as <h2>.")]
    [InlineData("<input placeholder=Password>", "", "<input>", "The page's own question box must stay the only one.")]
    [InlineData("<p style='position:fixed;color:#102030'>Hi</p>", "<p style=\"color: #102030\">Hi</p>", "position: fixed", "The header stays in its place.")]
    [InlineData("<p style='background:url(//evil.example)'>Hi</p>", "<p>Hi</p>", "background-image: url(\"//evil.example\")", "Nothing is loaded from elsewhere.")]
    public void Clean_WhatIsNotOnTheList_IsNamedWithItsReason(string html, string kept, string what, string why)
    {
        var clean = HeaderSanitiser.Clean(html, "");
        clean.Html.ShouldBe(kept);
        clean.Dropped.ShouldContain(new DroppedPart(what, why));
    }

    [Fact]
    public void Refuses_AtItsLimits_TakesWhatIsJustNotTooMuch()
    {
        HeaderLimits.Refuses(new string('a', HeaderLimits.HtmlBytes), new string(' ', HeaderLimits.CssBytes)).ShouldBeNull();
        HeaderLimits.Refuses(new string('a', HeaderLimits.HtmlBytes + 1), "")!.Code.ShouldBe("header-too-large");
        HeaderLimits.Refuses(new string('é', (HeaderLimits.HtmlBytes / 2) + 1), "")!.Code.ShouldBe("header-too-large", "bytes are counted, not characters");
        HeaderLimits.Refuses("", new string(' ', HeaderLimits.CssBytes + 1))!.Code.ShouldBe("css-too-large");
        HeaderLimits.Refuses(Deep(256), "").ShouldBeNull();
        HeaderLimits.Refuses(Deep(257), "")!.Code.ShouldBe("header-too-deep");
        HeaderLimits.Refuses(string.Concat(Enumerable.Repeat("<div>", 6_500)), "")!.Code.ShouldBe("header-too-deep");
    }

    private static string Deep(int depth) => new StringBuilder().Insert(0, "<div>", depth).Append('x').Insert((5 * depth) + 1, "</div>", depth).ToString();

    private static void CheckHtml(string payload)
    {
        var once = HeaderSanitiser.Clean(payload, "");
        var twice = HeaderSanitiser.Clean(once.Html, "");
        twice.Html.ShouldBe(once.Html, payload);
        twice.Dropped.ShouldBeEmpty(payload);
        foreach (var html in new[] { once.Html, HeaderSanitiser.Show(payload, "").Html })
        {
            using var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!DOCTYPE html><div class=look-header>" + html + "</div>");
            document.QuerySelectorAll(".look-header").ShouldHaveSingleItem();
            document.Body!.Children.ShouldHaveSingleItem().QuerySelectorAll("*").ShouldAllBe(element => IsHarmless(element), payload);
        }
    }

    // Written apart from the list that is tested.
    private static bool IsHarmless(IElement element) =>
        element.NamespaceUri == NamespaceNames.HtmlUri
        && element.LocalName is not ("script" or "style" or "iframe" or "object" or "embed" or "form" or "input" or "button" or "select" or "textarea" or "link" or "meta" or "base" or "template"
            or "noscript" or "svg" or "math" or "video" or "audio" or "title" or "h1" or "marquee" or "dialog")
        && element.Attributes.All(attribute => attribute.Name is "class" or "title" or "alt" or "lang" or "dir" or "href" or "src" or "width" or "height" or "colspan" or "rowspan" or "start"
            or "datetime" or "style" or "rel" or "target")
        && element.GetAttribute("style")?.Contains("url(", StringComparison.OrdinalIgnoreCase) != true
        && (element.GetAttribute("href") is not { } href || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || (href[0] == '/' && !href.StartsWith("//", StringComparison.Ordinal)))
        && (element.GetAttribute("src") is not { } source || source.StartsWith("data:image/", StringComparison.Ordinal));
}
