using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// Keeps from the visitor what may not be shown even with a mark: links and addresses that no passage holds, markup, and the prompt itself.
/// It stands beside the check of facts, which a courtesy passes.
/// </summary>
internal sealed partial class ReplyGuard
{
    // So many words in a row are a recitation, fewer may be chance.
    private const int Recited = 7;
    private const int Heading = 2;

    private readonly string _passages;
    private readonly string _number;
    private readonly HashSet<string> _hidden;

    /// <param name="passages">What may be linked to.</param>
    /// <param name="fence">The turn's borders.</param>
    /// <param name="hidden">Texts of the prompt that are not the visitor's to read.</param>
    public ReplyGuard(IEnumerable<string> passages, Fence fence, IEnumerable<string> hidden)
    {
        (_passages, _number) = (string.Join('\n', passages), fence.Number);
        _hidden = [.. hidden.SelectMany(Recognisable)];
        _hidden.ExceptWith(Recognisable(_passages));
    }

    /// <summary>Why a sentence may not be shown; null where it may.</summary>
    public string? Refuses(string sentence)
    {
        if (sentence.Contains(_number, StringComparison.OrdinalIgnoreCase) || Runs(sentence).Concat(Whole(sentence)).Any(_hidden.Contains))
        {
            return "It recites the twin's instructions.";
        }

        if (sentence.Contains(PlainReply.RemovedAddress, StringComparison.Ordinal))
        {
            return "It held a link or an address that the documents do not.";
        }

        if (Markup().IsMatch(sentence))
        {
            return "It holds markup.";
        }

        return Link().Matches(sentence).Select(match => match.Value.TrimEnd('.', ',', ')', ';', ':', '!', '?'))
            .Any(link => !_passages.Contains(link, StringComparison.OrdinalIgnoreCase)) ? "It holds a link or an address that the documents do not." : null;
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words.TextsIn(text).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - Recited + 1)).Select(start => string.Join(' ', words.Skip(start).Take(Recited)));
    }

    private static IEnumerable<string> Recognisable(string text) =>
        Runs(text).Concat(text.Split('\n').SelectMany(Whole)).Concat(Sentences.Split(text).SelectMany(span => Whole(span.In(text))));

    // A heading or a short sentence of the prompt is shorter than any run.
    private static IEnumerable<string> Whole(string text) =>
        Words.TextsIn(text).ToList() is { Count: >= Heading and < Recited } words ? [string.Join(' ', words)] : [];

    [GeneratedRegex(@"<[/!?a-z<]|&(#|[a-z]+;)|!?\[[^\]]*\]\(|```|javascript:|data:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|[\w.+'-]+@[\w.-]+\.\w+|\b([a-z0-9-]+\.)+(com|org|net|io|dev|app|co|me|ai|in|de|uk|fr|eu|info|biz|xyz|ly|gg|tv|us|ca|ch|at|nl|se|es|it|ru|cn|jp|onion|link|site|online|shop|top|click|zip|cloud|pro|page|tech|blog|live|news|space|host|fun|vip|win|stream|download|loan|icu|cam|bid|trade|date|review|party|team|work|jobs|mobi|tk|ml|ga|cf|gq|pw|to|be|pl|br|au|nz|kr|sg|id|cc|ws|fm|sh|st|su|tw|mx|ar|cl|pt|ie|cz|dk|fi|no|hu|ro|gr|tr|il|ae|ng|ke|pk|bd|lk|np|vn|th|my|ph|hk)\b(/\S*)?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
