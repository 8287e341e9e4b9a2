using System.Text;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>
/// Sentences of a profile that speak to whoever scores it instead of about the person. They are left out of what a model reads. It is a first fence
/// only: what a model says is checked all the same.
/// </summary>
internal static partial class OrdersToModels
{
    /// <summary>The text without such sentences.</summary>
    public static string Without(string text)
    {
        if (!Order().IsMatch(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var span in Sentences.Split(text))
        {
            var sentence = text[span.Start..span.End];
            if (!Order().IsMatch(sentence))
            {
                kept.Append(kept.Length > 0 ? " " : "").Append(sentence);
            }
        }

        // An order may have been written over a border of sentences.
        return Order().IsMatch(kept.ToString()) ? "" : kept.ToString();
    }

    [GeneratedRegex(
        """
        \b(ignore|disregard|forget|override|overrule)\b.{0,40}\b(instructions?|rules?|prompts?|previous|above|everything|other\s(profiles|people|candidates))\b
        |\b(score|rate|rank|grade|assign|award)\b.{0,40}\b(me|(this|my|the\sfollowing|every\sother)\s(profile|person|candidate|member)|all\sothers|the\sothers|everyone|everybody|other\s(profiles|people|candidates)|id\s?\d+)\b
        |\bgive\b.{0,30}\b(this|my|every\sother)\s(profile|person|candidate)\b
        |\b(match|top|full|highest|perfect|maximum)[\s_-]?scores?\b.{0,20}\d
        |\b(100|zero|0)\s?(/|out\sof)\s?100\b
        |</?\s*(profile|profile_list|calibration_examples|example|correction|member|system)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Order();
}
