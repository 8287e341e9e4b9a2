using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Wording;

namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>Mail by SendGrid's API v3. It knows no idempotency keys; the message's own id is the same at each try, so that mailboxes tell a repetition.</summary>
internal sealed class SendGridMail(SendGridOptions sendGrid, NotificationOptions options, ProviderHttp http) : IChannel
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Name => DeliveryChannels.Email;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!MailAddresses.IsUsable(message.To))
        {
            return SendResult.Refused("No mail goes to this address.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sendGrid.BaseUrl.AbsoluteUri.TrimEnd('/') + "/v3/mail/send"))
        {
            Content = JsonContent.Create(Body(message), options: Json),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sendGrid.ApiKey);
        return await http.SendAsync(request, cancellationToken);
    }

    private object Body(OutgoingMessage message) => new
    {
        Personalizations = new[] { new { To = new[] { new { Email = message.To, Name = NoticeText.Line(message.ToName) } } } },
        From = new { Email = options.From, Name = MailHeaders.FromName },
        message.Text.Subject,
        Content = new[]
        {
            new { Type = "text/plain", Value = MailBody.Text(message.Text, options.PublicUrl!, message.Unsubscribe) },
            new { Type = "text/html", Value = MailBody.Html(message.Text, options.PublicUrl!, message.Unsubscribe) },
        },
        Headers = MailHeaders.Of(message, options.From).ToDictionary(header => header.Name, header => header.Value),
        CustomArgs = new { Delivery = message.Id.ToString("N") },
        // What somebody reads and opens is theirs to know.
        TrackingSettings = new { ClickTracking = new { Enable = false, EnableText = false }, OpenTracking = new { Enable = false } },
    };
}
