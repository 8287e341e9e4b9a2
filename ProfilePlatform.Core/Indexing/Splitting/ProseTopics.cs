using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>How much the words of a paragraph speak for each topic (<c>cues.txt</c>).</summary>
internal static class ProseTopics
{
    private static readonly PhraseTable<(int Topic, double Weight)> Cues = Load();

    /// <summary>Scores by the order of <see cref="Topics.All"/>, divided by the square root of the length in words.</summary>
    public static double[] Scores(string paragraph) => Scores(Tokens.Of(paragraph));

    /// <summary>As <see cref="Scores(string)"/>, for words that were cut already.</summary>
    public static double[] Scores(List<string> tokens)
    {
        var scores = new double[Topics.All.Count];
        foreach (var (topic, weight) in Cues.Matches(tokens))
        {
            scores[topic] += weight;
        }

        var length = Math.Sqrt(Math.Max(tokens.Count, 9));
        for (var topic = 0; topic < scores.Length; topic++)
        {
            scores[topic] /= length;
        }

        return scores;
    }

    /// <summary>Place of a topic in <see cref="Topics.All"/>.</summary>
    public static int IndexOf(string topic)
    {
        for (var index = 0; index < Topics.All.Count; index++)
        {
            if (Topics.All[index] == topic)
            {
                return index;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(topic), topic, "No such topic.");
    }

    private static PhraseTable<(int, double)> Load()
    {
        var table = new PhraseTable<(int, double)>();
        foreach (var (topic, cues) in Lexicon.Tables("cues"))
        {
            foreach (var cue in cues)
            {
                var caret = cue.LastIndexOf('^');
                table.Add(cue[..caret], (IndexOf(topic), double.Parse(cue[(caret + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return table;
    }
}
