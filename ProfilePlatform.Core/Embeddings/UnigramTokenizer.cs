using System.Buffers;
using System.Text;
using System.Text.Json;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Cuts a text into the most probable SentencePiece unigrams (Viterbi; Kudo 2018, arXiv:1804.10959).</summary>
/// <remarks>
/// Follows the reference (<c>@energetic-ai/embeddings</c> 0.2.0) token for token, with its oddities: an unknown character scores 0, a piece
/// without a score counts as 0, a sum of 0 counts as unset, and a run of unknown characters is one token.
/// </remarks>
internal sealed class UnigramTokenizer
{
    /// <summary>Tokens of a text that are used; the model drops the rest.</summary>
    public const int MaxTokens = 128;

    /// <summary>Characters of a text that are looked at: twice what 128 of the longest pieces cover.</summary>
    public const int MaxCharacters = 4096;

    private const int Unknown = 0;
    private const int ReservedPieces = 6;
    private const char Separator = '\u2581';

    private readonly Dictionary<string, Piece>.AlternateLookup<ReadOnlySpan<char>> pieces;
    private readonly int longestPiece;

    private UnigramTokenizer(Dictionary<string, Piece> pieces, int count)
    {
        this.pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        longestPiece = pieces.Keys.Max(piece => piece.Length);
        Count = count;
    }

    /// <summary>Pieces of the vocabulary; every token id is below it.</summary>
    public int Count { get; }

    /// <summary>Reads <c>vocab.json</c>: an array of [piece, log probability], the first six of them reserved.</summary>
    /// <exception cref="InvalidDataException">The file is not such a vocabulary.</exception>
    public static UnigramTokenizer Load(string path)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllBytes(path)) ?? [];
            var scored = new Dictionary<string, Piece>(entries.Length, StringComparer.Ordinal);
            for (var id = ReservedPieces; id < entries.Length; id++)
            {
                var score = entries[id][1];
                scored[entries[id][0].GetString()!] = new Piece(id, score.ValueKind is JsonValueKind.Null ? 0 : score.GetDouble());
            }

            return new UnigramTokenizer(scored, entries.Length);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not a vocabulary of unigrams.", error);
        }
    }

    /// <summary>The ids of the first <see cref="MaxTokens"/> tokens; none for an empty text.</summary>
    public int[] Encode(string text)
    {
        var symbols = Normalise(text);
        if (symbols.Length == 0)
        {
            return [];
        }

        var rented = ArrayPool<Step>.Shared.Rent(symbols.Length + 1);
        try
        {
            var steps = rented.AsSpan(0, symbols.Length + 1);
            steps.Fill(new Step(0, Unknown, 1));
            FindBestSteps(symbols, steps);
            return ReadBack(steps);
        }
        finally
        {
            ArrayPool<Step>.Shared.Return(rented);
        }
    }

    private static string Normalise(string text)
    {
        if (text.Length > MaxCharacters)
        {
            text = text[..(char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters)];
        }

        if (!Ascii.IsValid(text))
        {
            text = WellFormed.Of(text).Normalize(NormalizationForm.FormKC);
        }

        return text.Length == 0 ? text : Separator + text.Replace(' ', Separator);
    }

    /// <summary>Fills, for every position, the last step of the best way to it.</summary>
    private void FindBestSteps(ReadOnlySpan<char> symbols, Span<Step> steps)
    {
        for (int start = 0, width; start < symbols.Length; start += width)
        {
            width = char.IsHighSurrogate(symbols[start]) ? 2 : 1;
            var score = steps[start].Score;
            var known = false;
            for (var length = 1; length <= longestPiece && start + length <= symbols.Length; length++)
            {
                if (pieces.TryGetValue(symbols.Slice(start, length), out var piece))
                {
                    steps[start + length].Offer(score + piece.Score, piece.Id, length);
                    known = true;
                }
            }

            if (!known)
            {
                steps[start + width].Offer(score, Unknown, width);
            }
        }
    }

    private static int[] ReadBack(ReadOnlySpan<Step> steps)
    {
        var ids = new List<int>(MaxTokens);
        for (var end = steps.Length - 1; end > 0; end -= steps[end].Length)
        {
            var id = steps[end].Id;
            if (id != Unknown || ids.Count == 0 || ids[^1] != Unknown)
            {
                ids.Add(id);
            }
        }

        ids.Reverse();
        return [.. ids.Take(MaxTokens)];
    }

    private readonly record struct Piece(int Id, double Score);

    /// <summary>The piece that ends at a position, its length, and the score of the way up to there.</summary>
    private record struct Step(double Score, int Id, int Length)
    {
        public void Offer(double score, int id, int length)
        {
            if (Score == 0 || score >= Score)
            {
                this = new Step(score, id, length);
            }
        }
    }
}
