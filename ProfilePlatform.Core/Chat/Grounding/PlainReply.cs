using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Takes a model's marks out of one line: emphasis, code, HTML, links, citations; invisible and bidirectional signs.</summary>
/// <param name="knowsAddress">Whether a link or e-mail address may stay.</param>
internal sealed partial class PlainReply(Func<string, bool> knowsAddress)
{
    /// <summary>Stands for an address that may not be shown.</summary>
    public const string RemovedAddress = "(address removed)";

    // A bracket that is not closed within so many code units is a bracket and no mark.
    private const int Reach = 400;

    private readonly StringBuilder plain = new();
    private string line = "";
    private char before;
    private char last;

    /// <summary>The plain text that has been read and not taken.</summary>
    public string Text => plain.ToString();

    /// <summary>Takes away the first code units of <see cref="Text"/>.</summary>
    public void Take(int length) => plain.Remove(0, length);

    /// <summary>Forgets what is left of a line that has ended.</summary>
    public void EndLine()
    {
        plain.Clear();
        (before, last) = ('\0', '\0');
    }

    /// <summary>Reads the part of a line that no later text can change.</summary>
    /// <param name="raw">The line, or as much of it as has come and was not read.</param>
    /// <param name="complete">True where the line has ended.</param>
    /// <returns>How much was read.</returns>
    public int Read(string raw, bool complete)
    {
        line = raw;
        var limit = complete ? line.Length : Settled(line);
        var position = 0;
        while (position < limit)
        {
            var mark = Mark(position, complete, out var text);
            if (mark < 0 || position + mark > limit)
            {
                break;
            }

            if (mark > 0)
            {
                CloseUp(text, position + mark);
                Append(text);
                position += mark;
            }
            else if (AddressLength(position) is var word and > 0 && position + word <= limit)
            {
                var address = line.Substring(position, word);
                Append(knowsAddress(address) ? address : RemovedAddress);
                position += word;
            }
            else
            {
                position += AppendRune(position);
            }
        }

        before = position > 0 ? line[position - 1] : before;
        return position;
    }

    // "in Nairobi [2]."
    private void CloseUp(string text, int next)
    {
        if (text.Length == 0 && plain.Length > 0 && plain[^1] == ' ' && next < line.Length && line[next] is '.' or ',' or ';' or ':' or '!' or '?')
        {
            plain.Length--;
            last = plain.Length > 0 ? plain[^1] : '\0';
        }
    }

    // The sign before a place, in what was read before as well.
    private char At(int position) => position >= 0 ? line[position] : position == -1 ? before : '\0';

    // Whole words only: the sign after a word may belong to it. Signs of scripts without spaces stand for themselves.
    private static int Settled(string line)
    {
        for (var index = line.Length - 1; index >= 0; index--)
        {
            if (line[index] is ' ' or '\t')
            {
                return index + 1;
            }

            if (line[index] is >= '\u2E80' and < '\uA000' && index + 1 < line.Length)
            {
                return index + 1;
            }
        }

        return line.Length > Reach * 5 ? Reach * 5 : 0;
    }

    /// <summary>Length of the mark that begins here and what stands in its place; 0 where none does, -1 where that cannot be said yet.</summary>
    private int Mark(int position, bool complete, out string text)
    {
        text = "";
        switch (line[position])
        {
            case '[' or '\u3010' or '(' or '<':
                return Bracket(position, complete, out text);
            case '!' when position + 1 < line.Length && line[position + 1] == '[':
                return Bracket(position + 1, complete, out _) switch { < 0 => -1, 0 => 0, var length => length + 1 };
            case '`':
            case '*' when !Stands(position):
            case '_' when !Between(position):
                return 1;
            case '~' when position + 1 < line.Length && line[position + 1] == '~':
                return 2;
            case >= '\u2070' and <= '\u2079' or '\u00B9' or '\u00B2' or '\u00B3' when At(position - 1) is '.' or '!' or '?' or ',' or ';':
                return 1;
            default:
                return 0;
        }
    }

    private int Bracket(int position, bool complete, out string text)
    {
        text = "";
        var rest = line.AsSpan(position, Math.Min(Reach, line.Length - position));
        var close = line[position] switch { '[' => ']', '\u3010' => '\u3011', '(' => ')', _ => '>' };
        if (line[position] == '<' && (rest.Length < 2 ? complete : !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?')))
        {
            return 0;
        }

        var end = rest.IndexOf(close);
        if (end < 0)
        {
            return complete || rest.Length == Reach ? 0 : -1;
        }

        var inside = rest[1..end].ToString();
        var following = position + end + 1;
        switch (line[position])
        {
            case '\u3010':
                return end + 1;
            case '<':
                return end + 1;
            case '(':
                return Citation().IsMatch(inside) ? end + 1 : 0;
        }

        if (following >= line.Length && !complete)
        {
            return -1;
        }

        if (following < line.Length && line[following] is '(')
        {
            var target = line.AsSpan(following, Math.Min(Reach, line.Length - following)).IndexOf(')');
            if (target < 0 && !complete && line.Length - following < Reach)
            {
                return -1;
            }

            if (target > 0)
            {
                text = Digits().IsMatch(inside) ? "" : Emphasis().Replace(inside, "");
                return end + 1 + target + 1;
            }
        }

        return Digits().IsMatch(inside) || Citation().IsMatch(inside) ? end + 1 : 0;
    }

    // "3 * 4" and "4*4" are products.
    private bool Stands(int position)
    {
        var (left, right) = Around(position);
        return (left is ' ' or '\0' && right is ' ') || (char.IsAsciiDigit(left) && char.IsAsciiDigit(right));
    }

    // "snake_case" keeps its line.
    private bool Between(int position)
    {
        var (left, right) = Around(position);
        return char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right);
    }

    // What stands beside a run of one sign. The run's beginning may have been read before; then its left is the sign itself, and it is a mark.
    private (char Left, char Right) Around(int position)
    {
        var (first, end) = (position, position);
        while (first > 0 && line[first - 1] == line[position])
        {
            first--;
        }

        while (end + 1 < line.Length && line[end + 1] == line[position])
        {
            end++;
        }

        return (At(first - 1), end + 1 < line.Length ? line[end + 1] : '\0');
    }

    private int AddressLength(int position)
    {
        if (At(position - 1) is not ('\0' or '(' or '"' or '\'' or '\u201C' or '<' or '*' or '_') and var left && !char.IsWhiteSpace(left))
        {
            return 0;
        }

        var end = position;
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] < '\u2E80' && end - position < Reach)
        {
            end++;
        }

        var word = line.AsSpan(position, end - position).TrimEnd(".,;:!?)'\"*_\u201D>]");
        return word.Length > 3 && word.ContainsAny('@', '/', '.') && Address().IsMatch(word) ? word.Length : 0;
    }

    private int AppendRune(int position)
    {
        if (!Rune.TryGetRuneAt(line, position, out var rune))
        {
            Append("\uFFFD");
            return 1;
        }

        var shown = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.SpaceSeparator => " ",
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D ? rune.ToString() : "",
            _ => rune.ToString(),
        };
        if (shown != " " || last != ' ')
        {
            Append(shown);
        }

        return rune.Utf16SequenceLength;
    }

    private void Append(string text)
    {
        plain.Append(text);
        last = text.Length > 0 ? text[^1] : last;
    }

    [GeneratedRegex(@"^\s*\^?[\d\s,;\u2013-]{1,40}(\u2020[^\]]{0,40})?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\s*((see|from|cf\.?|per)\s+)?(the\s+)?(passages?|sources?|docs?|documents?|refs?|references?|citations?|excerpts?|chunks?|context)\b[\s:#.,;&\d\p{Pd}A-Da-d]{0,30}(and\s+\d+)?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Citation();

    [GeneratedRegex(@"[*`]|\b_|_\b", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(mailto:)?[^\s@]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$|^[A-Za-z][A-Za-z0-9+.-]{1,12}:(//|[^\s]*[/@])|^www\.|^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.(com|org|net|edu|gov|app|info|biz|dev|example|test|uk|de|fr|pt|br|ch|nl|eu|me|xyz|site|online|ly|gg|link|click)(/|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
