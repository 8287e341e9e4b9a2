using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Theming.Colours;

/// <summary>Makes four colours of a mood: by a model where there is one and it answers with colours, else from palettes.</summary>
public sealed class ThemeMaker
{
    /// <summary>Most characters of a mood.</summary>
    public const int LongestMood = 200;

    private readonly LanguageModel _model;
    private readonly StructuredAnswers _answers;

    internal ThemeMaker(LanguageModel model, StructuredAnswers answers) => (_model, _answers) = (model, answers);

    /// <summary>What is wrong with a mood; null where nothing is.</summary>
    public static string? Refuses(string mood) => SeenText.Clean(mood).Length switch
    {
        0 => "Name a mood in a few words.",
        > LongestMood => $"Must not be longer than {LongestMood} characters.",
        _ => null,
    };

    /// <summary>Colours for <paramref name="mood"/>, which the profile's budget pays for where a model is asked.</summary>
    public async Task<MadeTheme> MakeAsync(Profile profile, string mood, CancellationToken cancellationToken)
    {
        mood = SeenText.Clean(mood);
        return await AskAsync(profile, mood, cancellationToken) is { } colours
            ? new MadeTheme(Theme.Of(colours), ByModel: true)
            : new MadeTheme(Theme.Of(MoodPalette.For(mood)), ByModel: false);
    }

    private async Task<ThemeColours?> AskAsync(Profile profile, string mood, CancellationToken cancellationToken)
    {
        if (!_model.IsConfigured)
        {
            return null;
        }

        try
        {
            var call = new LlmCall(LlmOperation.Theme, profile.Id, profile.Slug);
            var reply = await _answers.AskAsync<ThemePrompt.Reply>(
                call, ThemePrompt.Messages(mood), answer => answer.Read() is null ? "Each colour must be # and six hexadecimal digits." : null, askAgain: false, cancellationToken);
            return reply.Value?.Read();
        }
        catch (LlmException)
        {
            // The provider's fault is logged where it arises; the palettes need none.
            return null;
        }
    }
}

/// <summary>A theme for a mood.</summary>
/// <param name="Theme">The colours, which can be read.</param>
/// <param name="ByModel">True where a model chose them, false where a palette did.</param>
public sealed record MadeTheme(Theme Theme, bool ByModel);
