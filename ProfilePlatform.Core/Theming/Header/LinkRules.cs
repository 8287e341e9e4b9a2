using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>Where an owner's links may lead.</summary>
public static partial class LinkRules
{
    private const int Longest = 500;

    /// <summary>True for http, https and mailto, and with <paramref name="ownPages"/> for paths of this site.</summary>
    public static bool IsAllowed(string link, bool ownPages) => link.Length <= Longest && (
        Mail().IsMatch(link)
        || (Web().IsMatch(link) && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Host.Length > 0)
        || (ownPages && OwnPage().IsMatch(link)));

    // A browser ignores breaks and tabs in an address and takes a backslash for a slash: neither stands in these.
    [GeneratedRegex(@"^[Hh][Tt][Tt][Pp][Ss]?://[^\s\\/?#<>""'`{}|^\p{C}][^\s\\<>""'`{}|^\p{C}]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Web();

    [GeneratedRegex(@"^[Mm][Aa][Ii][Ll][Tt][Oo]:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^/([A-Za-z0-9_.~-][A-Za-z0-9_.~/?=&%#-]*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnPage();
}
