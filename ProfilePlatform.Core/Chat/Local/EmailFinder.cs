using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A visitor's contact, in their own words.</summary>
/// <param name="Email">The address, lower-case domain.</param>
/// <param name="Name">The name they gave; null where they gave none.</param>
public sealed record VisitorContact(string Email, string? Name);

/// <summary>Finds an e-mail address, and a name, that a visitor gives in a message. It is given the visitor's message alone: no address ever comes from a document.</summary>
public static partial class EmailFinder
{
    private const int MaxEmail = 254;

    /// <summary>The first address in a message; null where there is none.</summary>
    public static VisitorContact? In(string message) => AllIn(message).FirstOrDefault() is { } email ? new VisitorContact(email, NameIn(message)) : null;

    /// <summary>Every address in a message, in order, lower-case domain.</summary>
    public static IEnumerable<string> AllIn(string message)
    {
        foreach (Match match in Email().Matches(message))
        {
            var (local, domain) = (match.Groups["local"].Value, match.Groups["domain"].Value);
            if (match.Length <= MaxEmail && local.Length <= 64 && !local.Contains("..", StringComparison.Ordinal) && !domain.Contains("..", StringComparison.Ordinal))
            {
                yield return $"{local}@{domain.ToLowerInvariant()}";
            }
        }
    }

    private static string? NameIn(string message)
    {
        var match = Name().Match(message);
        return match.Success ? match.Groups["name"].Value.Trim() : null;
    }

    [GeneratedRegex(@"(?<![\w.+%-])(?<local>[A-Za-z0-9](?:[A-Za-z0-9._%+'-]*[A-Za-z0-9_+-])?)@(?<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})(?![\w@-])", RegexOptions.None, 200)]
    private static partial Regex Email();

    // The phrase in any letter case, the name capitalised: "i'm looking for" is no name.
    [GeneratedRegex(@"\b(?:[Ii]['’]?m|[Ii] am|[Mm]y name is|[Mm]y name['’]s|[Tt]his is|[Nn]ame:)\s+(?<name>\p{Lu}[\p{L}\p{M}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+)){0,3})", RegexOptions.None, 200)]
    private static partial Regex Name();
}
