using System.Text.Json;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>A sentence of a model that the documents do not hold.</summary>
/// <param name="Text">The sentence; its beginning where it is long.</param>
/// <param name="Reasons">Why, in plain words for the owner.</param>
public sealed record UnsupportedSentence(string Text, IReadOnlyList<string> Reasons);

/// <summary>The unsupported sentences of one turn: all are counted, the first are kept.</summary>
internal sealed class UnsupportedSentences
{
    private const int MostKept = 20;
    private const int MostReasons = 5;
    private const int LongestText = 400;
    private const int LongestReason = 200;

    private readonly List<UnsupportedSentence> _kept = [];

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    public void Add(string sentence, IEnumerable<string> reasons)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(new UnsupportedSentence(
                PromptText.Line(sentence, LongestText), [.. reasons.Take(MostReasons).Select(reason => PromptText.Line(reason, LongestReason))]));
        }
    }

    /// <summary>For <see cref="ChatTurn.UnsupportedJson"/>: an array of <c>{text, reasons}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(_kept, JsonSerializerOptions.Web);
}
