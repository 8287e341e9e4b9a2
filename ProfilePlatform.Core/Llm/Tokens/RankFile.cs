using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>
/// Reads the ranks of an encoding as the npm package <c>tiktoken</c> holds them: JSON whose <c>bpe_ranks</c> has lines of a mark, the first rank and
/// then tokens of rising rank in base 64, separated by spaces.
/// </summary>
internal static class RankFile
{
    /// <summary>Where the build puts the files.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "assets", "tokens");

    /// <summary>Rank of each token; a token's bytes stand in its key as one character each.</summary>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public static Dictionary<string, int> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(json.RootElement.GetProperty("bpe_ranks").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not a file of token ranks.", error);
        }
    }

    private static Dictionary<string, int> Parse(string lines)
    {
        var ranks = new Dictionary<string, int>(200_000, StringComparer.Ordinal);
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            var (field, rank) = (0, 0);
            foreach (var range in line.Split(' '))
            {
                switch (field++)
                {
                    case 0:
                        break;
                    case 1:
                        rank = int.Parse(line[range], CultureInfo.InvariantCulture);
                        break;
                    default:
                        ranks.Add(Encoding.Latin1.GetString(Convert.FromBase64String(line[range].ToString())), rank++);
                        break;
                }
            }
        }

        // Each single byte is a token; without one of them a text could not be cut up at all.
        return Enumerable.Range(0, 256).All(value => ranks.ContainsKey(((char)value).ToString()))
            ? ranks
            : throw new InvalidDataException("The token ranks are not whole.");
    }
}
