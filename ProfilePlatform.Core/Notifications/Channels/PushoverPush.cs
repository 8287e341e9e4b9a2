using System.Globalization;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Wording;

namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>Push messages by Pushover. It knows no idempotency keys.</summary>
internal sealed class PushoverPush(PushoverOptions pushover, NotificationOptions options, ProviderHttp http) : IChannel
{
    // Pushover's own limits.
    private const int LongestTitle = 250;
    private const int LongestMessage = 1_024;
    private const int LongestAddress = 512;

    public string Name => DeliveryChannels.Pushover;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.To.Length == 0)
        {
            return SendResult.Refused("There is no user key any more.");
        }

        var link = message.Text.LinkLabel.Length > 0 ? new Uri(options.PublicUrl!, message.Text.LinkPath).AbsoluteUri : "";
        var fields = new List<KeyValuePair<string, string>>
        {
            new("token", pushover.Token),
            new("user", message.To),
            new("title", Cut(message.Text.Subject, LongestTitle)),
            new("message", Cut(string.Join("\n", message.Text.Lines.Concat(message.Text.Quotes)), LongestMessage)),
            new("timestamp", message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (link.Length is > 0 and <= LongestAddress)
        {
            fields.AddRange([new("url", link), new("url_title", message.Text.LinkLabel)]);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pushover.BaseUrl.AbsoluteUri.TrimEnd('/') + "/1/messages.json")) { Content = new FormUrlEncodedContent(fields) };
        return await http.SendAsync(request, cancellationToken);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
