using System.Net.Mail;

namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>Headers of a mail beside those that every mail has. All is ours: nothing that somebody wrote stands in one.</summary>
internal static class MailHeaders
{
    /// <summary>What mail comes as.</summary>
    public const string FromName = "ProfilePlatform";

    public static IEnumerable<(string Name, string Value)> Of(OutgoingMessage message, string from)
    {
        yield return ("Message-ID", $"<{message.Id:N}@{from[(from.LastIndexOf('@') + 1)..]}>");
        // Answers of machines (absent, full) to a machine help nobody.
        yield return ("Auto-Submitted", "auto-generated");
        if (message.Unsubscribe is { } address)
        {
            yield return ("List-Unsubscribe", $"<{address}>");
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
}

/// <summary>Addresses that mail can go to.</summary>
internal static class MailAddresses
{
    /// <summary>True for one plain ASCII address: no name, no list, no line break, no comment, a host with a dot.</summary>
    public static bool IsUsable(string address) =>
        address.Length is > 5 and <= 254 && address.All(letter => letter is > ' ' and <= '~' && letter is not ('<' or '>' or '(' or ')' or ',' or ';' or ':' or '"' or '\\' or '[' or ']'))
        && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
}
