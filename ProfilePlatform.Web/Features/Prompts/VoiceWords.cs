namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>What the page says about each of the five texts.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Help">What it is for.</param>
/// <param name="Rows">Lines shown before it grows.</param>
internal sealed record VoiceWords(string Label, string Help, int Rows)
{
    /// <summary>The words for the text with this name in the API.</summary>
    public static VoiceWords Of(string field) => field switch
    {
        "persona" => new("Persona", "Who speaks, and how it speaks of you.", 5),
        "scope" => new("What it talks about", "And what it leaves aside.", 4),
        "tone" => new("Tone", "How it sounds: brief or broad, formal or easy.", 3),
        "welcome" => new("Welcome", "The first words that a visitor reads.", 3),
        "followup_style" => new("Suggested questions", "What the questions offered after an answer should be like.", 3),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Is none of the five."),
    };
}
