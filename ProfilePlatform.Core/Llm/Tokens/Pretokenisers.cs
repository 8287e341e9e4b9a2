using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>
/// The patterns that cut a text into the pieces inside which byte pairs are merged, as the encodings define them. The tails are written as atomic
/// groups: nothing that they give back could let a pattern match, and a megabyte of one kind of character is passed over once. The long s (ſ) is
/// what folds to an s without being its upper case.
/// </summary>
internal static partial class Pretokenisers
{
    // No time limit: every pattern takes time in proportion to the text, and a count must not fail on a busy machine.
    private const int Unlimited = -1;

    private const string Contraction = "'(?:[sSſtTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])";

    private const string Letters = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";

    private const string SmallLetters = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";

    /// <summary>Of <c>o200k_base</c>.</summary>
    [GeneratedRegex(
        @"[^\r\n\p{L}\p{N}]?" + Letters + "*" + SmallLetters + "+(?:" + Contraction + ")?"
        + @"|[^\r\n\p{L}\p{N}]?" + Letters + "+" + SmallLetters + "*(?:" + Contraction + ")?"
        + @"|\p{N}{1,3}| ?(?>[^\s\p{L}\p{N}]+)(?>[\r\n/]*)|\s*[\r\n]+|\s+(?!\S)|\s+",
        RegexOptions.CultureInvariant, Unlimited)]
    internal static partial Regex O200k { get; }

    /// <summary>Of <c>cl100k_base</c>.</summary>
    [GeneratedRegex(
        Contraction + @"|[^\r\n\p{L}\p{N}]?(?>\p{L}+)|\p{N}{1,3}| ?(?>[^\s\p{L}\p{N}]+)(?>[\r\n]*)|\s*[\r\n]+|\s+(?!\S)|\s+",
        RegexOptions.CultureInvariant, Unlimited)]
    internal static partial Regex Cl100k { get; }
}
