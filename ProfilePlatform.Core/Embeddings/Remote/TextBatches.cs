using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Tokens;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>Puts texts into requests that servers take.</summary>
internal static class TextBatches
{
    /// <summary>Texts of a request.</summary>
    public const int MostTexts = 64;

    /// <summary>Tokens of a request; one text alone may have more.</summary>
    public const int MostTokens = 8_000;

    /// <summary>Characters of a text that count; a passage has about a thousand.</summary>
    public const int MostCharacters = 8_000;

    // Servers refuse an empty text, and a vector there must be.
    private const string InPlaceOfNothing = "-";

    /// <summary>As it is sent: without tag characters, not endless, not empty.</summary>
    public static string Outgoing(string text)
    {
        var clean = OutgoingText.Clean(text);
        if (clean.Length > MostCharacters)
        {
            clean = clean[..(char.IsHighSurrogate(clean[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        }

        return string.IsNullOrWhiteSpace(clean) ? InPlaceOfNothing : clean;
    }

    /// <summary>The texts in order, cut into requests, each with its tokens.</summary>
    public static IEnumerable<(IReadOnlyList<string> Texts, int Tokens)> Of(IEnumerable<string> texts, string model, TokenCounter counter)
    {
        var (batch, sum) = (new List<string>(), 0);
        foreach (var text in texts.Select(Outgoing))
        {
            var tokens = counter.Count(model, text);
            if (batch.Count == MostTexts || (batch.Count > 0 && sum + tokens > MostTokens))
            {
                yield return (batch, sum);
                (batch, sum) = ([], 0);
            }

            batch.Add(text);
            sum += tokens;
        }

        if (batch.Count > 0)
        {
            yield return (batch, sum);
        }
    }
}
