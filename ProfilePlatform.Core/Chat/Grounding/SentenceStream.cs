using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A sentence of a streamed reply, in plain text.</summary>
/// <param name="Text">The sentence without marks; at most one code unit longer than <see cref="GroundingCheck.MaxSentence"/>, by which the check knows one that was cut off.</param>
/// <param name="Separator">What stands before it: nothing, a space, one or two line ends, and a bullet or number where it begins an item.</param>
public sealed record StreamedSentence(string Text, string Separator);

/// <summary>
/// Cuts a reply that comes in pieces into sentences, each as soon as nothing that may follow can change it. Where the pieces are cut makes no difference.
/// Not for use by several threads.
/// </summary>
/// <param name="knowsAddress">Whether a link or e-mail address stands in the passages; others are replaced, and the check refuses their sentence.</param>
public sealed partial class SentenceStream(Func<string, bool> knowsAddress)
{
    // Enough to tell an abbreviation before a full stop from the end of what is skipped.
    private const int KeptOfSkipped = 64;

    // A line that begins like a fence or a rule and is longer is text.
    private const int LongestFence = 200;
    private static readonly SearchValues<char> Ornaments = SearchValues.Create(" \t.,;:!?-\u2013\u2014|_*=~#>\u2022");

    // A border is certain when the word behind it has come.
    private static readonly SearchValues<char> BeforeWords = SearchValues.Create(" \"'\u201C\u201D\u2018\u2019()\u00AB\u00BB[]`");
    private readonly PlainReply plain = new(knowsAddress);
    private readonly StringBuilder line = new();
    private string marker = "";
    private int breaks;
    private bool lineBegun;
    private bool anything;
    private bool skipping;

    /// <summary>Takes the next piece and gives the sentences that are complete now.</summary>
    public IReadOnlyList<StreamedSentence> Add(string delta)
    {
        var sentences = new List<StreamedSentence>();
        var start = 0;
        for (var index = 0; index < delta.Length; index++)
        {
            if (delta[index] is '\n' or '\f' or '\v' or '\u2028' or '\u2029')
            {
                line.Append(delta, start, index - start);
                start = index + 1;
                EndLine(sentences);
            }
            else if (delta[index] == '\r')
            {
                line.Append(delta, start, index - start);
                start = index + 1;
            }
        }

        line.Append(delta, start, delta.Length - start);
        Read(sentences, complete: false);
        return sentences;
    }

    /// <summary>Gives the rest.</summary>
    public IReadOnlyList<StreamedSentence> Complete()
    {
        var sentences = new List<StreamedSentence>();
        EndLine(sentences);
        return sentences;
    }

    private void EndLine(List<StreamedSentence> sentences)
    {
        var raw = line.Length < LongestFence ? line.ToString() : "";
        var fence = !lineBegun && Fence().IsMatch(raw);
        if (lineBegun || !(fence || (raw.Length > 0 && Rule().IsMatch(raw))))
        {
            Read(sentences, complete: true);
        }

        line.Clear();
        plain.EndLine();
        (skipping, lineBegun, marker) = (false, false, "");
        breaks = !anything ? 0 : fence ? breaks : Math.Min(2, breaks + 1);
    }

    private void Read(List<StreamedSentence> sentences, bool complete)
    {
        if (!lineBegun && (line.Length == 0 || !Begin(complete)))
        {
            return;
        }

        line.Remove(0, plain.Read(line.ToString(), complete));
        var text = plain.Text;
        var start = 0;
        while (start < text.Length)
        {
            var end = Sentences.End(text, start, text.Length);
            var certain = complete || (end < text.Length && text.AsSpan(end).ContainsAnyExcept(BeforeWords));
            if (!certain && !(end - start > GroundingCheck.MaxSentence && text[start..end].Trim().Length > GroundingCheck.MaxSentence))
            {
                break;
            }

            Give(sentences, text[start..end]);
            if (!certain)
            {
                skipping = true;
                start = Kept(text, start);
                break;
            }

            skipping = false;
            start = end;
        }

        plain.Take(start);
    }

    // From a letter on, so that a number there is not taken for a list's.
    private static int Kept(string text, int start)
    {
        var kept = Math.Max(start, text.Length - KeptOfSkipped);
        while (kept > start && !char.IsLetter(text[kept]))
        {
            kept--;
        }

        return kept;
    }

    // What begins a line: heading marks, quotation marks, a bullet, a number.
    private bool Begin(bool complete)
    {
        var raw = line.ToString();
        var match = Opening().Match(raw);
        if (!complete && match.Length == raw.Length && raw.Length < 64)
        {
            return false;
        }

        if (!complete && raw.Length < LongestFence && (MayBeRule().IsMatch(raw) || Fence().IsMatch(raw)))
        {
            return false;
        }

        var token = raw.AsSpan(match.Length);
        if (!complete && token.IndexOfAny(' ', '\t') < 0 && token.Length < 64 && PartOfMarker().IsMatch(token))
        {
            return false;
        }

        lineBegun = true;
        line.Remove(0, match.Length);
        var sign = match.Groups["marker"].Value;
        marker = sign.Length == 0 ? "" : char.IsAsciiDigit(sign[0]) ? sign.TrimEnd('.', ')') + ". " : "\u2022 ";
        return true;
    }

    private void Give(List<StreamedSentence> sentences, string text)
    {
        var sentence = text.Trim();
        if (skipping || !sentence.AsSpan().ContainsAnyExcept(Ornaments))
        {
            return;
        }

        var separator = breaks > 0 || marker.Length > 0 ? new string('\n', breaks) + marker : anything && text.StartsWith(' ') ? " " : "";
        sentences.Add(new StreamedSentence(
            sentence.Length > GroundingCheck.MaxSentence ? string.Concat(sentence.AsSpan(0, GroundingCheck.MaxSentence), "\u2026") : sentence, separator));
        (anything, breaks, marker) = (true, 0, "");
    }

    [GeneratedRegex(@"^[ \t]{0,12}(>[ \t]{0,4}){0,4}(#{1,6}[ \t]+)?((?<marker>[-*+\u2022\u2013\u2014\u25AA\u25CF\u25E6]|\d{1,3}[.)])[ \t]+)?(\[[ xX]\][ \t]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    // "#", "1", "12.", "-", "[ ": may still become an opening.
    [GeneratedRegex(@"^(#{1,6}|\d{1,3}[.)]?|[-*+\u2022\u2013\u2014\u25AA\u25CF\u25E6]|\[[ xX]?\]?|>)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PartOfMarker();

    [GeneratedRegex(@"^\s{0,3}(```|~~~)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s{0,3}[`~|:*_=+-][\s`~|:*_=+-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex MayBeRule();

    [GeneratedRegex(@"^[\s|:*_=-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
