using System.Globalization;
using System.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>
/// A profile as the text that a model reads: one <c>&lt;Profile id="…" name="…"&gt;</c> element with tab-indented lines in it, of which <c>&lt;bio&gt;</c>,
/// <c>&lt;seeks&gt;</c> and <c>&lt;offers&gt;</c> are elements. It is well-formed XML whatever the profile says.
/// </summary>
public static class ProfileForLlm
{
    /// <summary>Characters of biography, seeks and offers that are shown of each; the rest is cut.</summary>
    public const int SectionLength = 2_000;

    private const int LineLength = 600;

    /// <summary>The text that holds now: the owner's own, else that made of the fields.</summary>
    public static string Of(Profile profile) =>
        profile.ProfileForLlmOverridden ? WithHeader(profile.ProfileForLlmMd, 1, profile.DisplayName) : Generate(profile);

    /// <summary>The text made of the fields.</summary>
    public static string Generate(Profile profile)
    {
        var text = new StringBuilder(Header(1, profile.DisplayName));
        Line(text, "Job title", profile.JobTitle);
        Line(text, "Company", profile.Company);
        Line(text, "Career stage", profile.CareerStage);
        Line(text, "Skills", Items(profile.Skills));
        Line(text, "Interests", Items(profile.Interests));
        Element(text, "bio", profile.Biography);
        Element(text, "seeks", profile.Seeks);
        Element(text, "offers", profile.Offers);
        return text.Append("\n</Profile>").ToString();
    }

    /// <summary>The text of an owner's own words: their lines, with the name of the profile; idempotent.</summary>
    internal static string OfOwnWords(string words, string name) =>
        string.Join('\n', [Header(1, name), .. OwnLines.Of(words).Select(line => "\t" + line), "</Profile>"]);

    /// <summary>The same element under another number and name.</summary>
    internal static string WithHeader(string text, int number, string name) => Header(number, name) + text[Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))..];

    private static string Header(int number, string name) => string.Create(
        CultureInfo.InvariantCulture, $"<Profile id=\"{number}\" name=\"{PromptText.Escape(PromptText.Cut(name, LineLength))}\">");

    // A semicolon parts the items, so none may stand within one.
    private static string Items(IEnumerable<string> items) => string.Join("; ", items.Select(item => item.Replace(';', ',')));

    private static void Line(StringBuilder text, string label, string value)
    {
        var shown = PromptText.Escape(PromptText.Cut(OrdersToModels.Without(value), LineLength));
        _ = shown.Length > 0 ? text.Append("\n\t").Append(label).Append(": ").Append(shown) : text;
    }

    private static void Element(StringBuilder text, string name, string value)
    {
        var shown = PromptText.Escape(PromptText.Cut(OrdersToModels.Without(value), SectionLength));
        _ = shown.Length > 0 ? text.Append(CultureInfo.InvariantCulture, $"\n\t<{name}>{shown}</{name}>") : text;
    }
}
