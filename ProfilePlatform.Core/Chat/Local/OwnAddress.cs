using System.Text.RegularExpressions;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Tells a person's own e-mail address from those of others in their documents: a referee's address is nobody's answer.</summary>
internal static partial class OwnAddress
{
    private const int ShortestName = 3;

    /// <summary>True where the text holds an address that has a part of the person's name in it, or no address at all.</summary>
    public static bool Is(Question question, string text)
    {
        var addresses = Address().Matches(text);
        return addresses.Count == 0 || addresses.Any(address => question.PersonWords.Any(
            name => name.Length >= ShortestName && address.Groups["local"].Value.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"(?<local>[\w.+-]{1,64})@", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
