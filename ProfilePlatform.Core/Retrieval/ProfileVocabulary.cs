using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>How telling each word is within one profile: inverse passage frequency of its stem.</summary>
public sealed class ProfileVocabulary
{
    private readonly Dictionary<string, int> frequencies = [];
    private readonly int passages;

    /// <summary>Counts the stems of passages and their headings.</summary>
    public ProfileVocabulary(IReadOnlyCollection<Chunk> chunks)
    {
        passages = chunks.Count;
        foreach (var chunk in chunks)
        {
            foreach (var stem in Stems.In($"{chunk.Heading}\n{chunk.Text}").Distinct())
            {
                frequencies[stem] = frequencies.GetValueOrDefault(stem) + 1;
            }
        }
    }

    /// <summary>True where the stem occurs in any passage.</summary>
    public bool Knows(string stem) => frequencies.ContainsKey(stem);

    /// <summary>Robertson and Spärck Jones's weight, kept positive: large for words that stand in few passages or in none.</summary>
    public double Weight(string stem) =>
        Math.Log(1 + ((passages - frequencies.GetValueOrDefault(stem) + 0.5) / (frequencies.GetValueOrDefault(stem) + 0.5)));
}
