using System.Text.RegularExpressions;
using DiffPlex;

namespace ProfilePlatform.Web.Features.Enhancement;

/// <summary>How a word of a comparison stands.</summary>
public enum DiffMark
{
    /// <summary>In both texts.</summary>
    Same,

    /// <summary>In the original alone.</summary>
    Gone,

    /// <summary>In the rewriting alone.</summary>
    New,
}

/// <summary>A stretch of words that stand alike.</summary>
public sealed record DiffPiece(DiffMark Mark, string Text);

/// <summary>Compares an original and its rewriting word by word.</summary>
internal static partial class WordDiff
{
    /// <summary>The original's words, those that are gone marked, and the rewriting's, those that are new marked.</summary>
    public static (IReadOnlyList<DiffPiece> Original, IReadOnlyList<DiffPiece> Rewriting) Of(string original, string rewriting)
    {
        // A word brings the space behind it along: spaces alone would be matched across words.
        var diff = new Differ().CreateCustomDiffs(original, rewriting, ignoreWhiteSpace: true, text => [.. Word().Matches(text).Select(match => match.Value)]);
        var (gone, added) = (new bool[diff.PiecesOld.Length], new bool[diff.PiecesNew.Length]);
        foreach (var block in diff.DiffBlocks)
        {
            Array.Fill(gone, true, block.DeleteStartA, block.DeleteCountA);
            Array.Fill(added, true, block.InsertStartB, block.InsertCountB);
        }

        return (Join(diff.PiecesOld, gone, DiffMark.Gone), Join(diff.PiecesNew, added, DiffMark.New));
    }

    private static List<DiffPiece> Join(string[] pieces, bool[] marked, DiffMark mark)
    {
        var joined = new List<DiffPiece>();
        for (var at = 0; at < pieces.Length; at++)
        {
            var stands = marked[at] ? mark : DiffMark.Same;
            if (joined.Count > 0 && joined[^1].Mark == stands)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + pieces[at] };
            }
            else
            {
                joined.Add(new DiffPiece(stands, pieces[at]));
            }
        }

        return joined;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'\u2019-]+\s*|.\s*", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
