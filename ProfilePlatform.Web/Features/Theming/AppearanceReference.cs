using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Theming;

/// <summary>What the documentation says of how profiles look.</summary>
internal static class AppearanceReference
{
    private const string Header = """ "header_html": "<p class=\"hello\">Good day</p>", "css": ".hello { color: #1a4d8f }" """;

    private const string Slides =
        """
        "slides": [{"kind": "standard", "title": "Ask me about billing", "body": "Ten years of it.", "attribution": null, "link": "https://example.org/billing"},
          {"kind": "quote", "title": "", "body": "She asks the right questions.", "attribution": "Ida Falk", "link": null}]
        """;

    private const string Colours = """ "background": "#0b2545", "title": "#e6f1ff", "body": "#c7dcf2", "navigation": "#8fd3ff" """;
    private const string Ratios = """ "ratios": {"title": 13.4569, "body": 10.9031, "navigation": 9.4131}, "corrected": false """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/appearance", Caller.Owner, "Reads a page's header, slides and colours.")
        {
            About = "Whose owner wrote no slides has the platform's. Without a theme the page's own colours hold.",
            Answer = $$"""{ {{Header}}, {{Slides}}, "theme": { {{Colours}}, {{Ratios}} }, "dropped": []}""",
        },
        new("PUT /profiles/{slug}/appearance", Caller.Owner, "Sets a page's header, slides and colours.")
        {
            About = "The header is sanitised by a list, its CSS narrowed to the header; \"dropped\" says what was left out and why. At most five slides, \"standard\" or \"quote\"; "
                + "without \"slides\" the platform's hold. Colours with a contrast below 4.5 are corrected. With If-Match a change made meanwhile is not overwritten.",
            Request = $$"""{ {{Header}}, {{Slides}}, "theme": { {{Colours}} } }""",
            Answer = $$"""{ {{Header}}, {{Slides}}, "theme": { {{Colours}}, {{Ratios}} }, "dropped": [{"what": "<script>", "why": "Scripts do not run here."}]}""",
            Faults =
            [
                Fault.Wrong("slides[0].link", "Must begin with https://, http:// or mailto: and be a whole address."),
                new Fault(412, "appearance-changed", "Somebody changed it meanwhile. Nothing was changed; read it again."),
                new Fault(413, "header-too-large", "The header must not be larger than 32 KB."),
                new Fault(413, "header-too-deep", "The header's elements stand more than 256 deep within each other."),
                new Fault(413, "css-too-large", "The CSS must not be larger than 16 KB."),
            ],
        },
        new("POST /profiles/{slug}/appearance/theme", Caller.Owner, "Makes four colours of a mood.")
        {
            About = "Nothing is stored. A language model chooses where there is one, else a palette. Each contrast with the background is 4.5 at least; \"corrected\" says that a colour had to "
                + "be changed for it. Not there where CAROUSEL_AI_THEME_ENABLED is false.",
            Request = """{"mood": "deep sea, calm"}""",
            Answer = $$"""{ {{Colours}}, {{Ratios}} }""",
            Faults = [Fault.Wrong("mood", "Name a mood in a few words.")],
        },
    ];
}
