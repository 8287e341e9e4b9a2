using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Wording;

namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>Mail by a mail server, a connection for each.</summary>
internal sealed class SmtpMail(SmtpOptions smtp, NotificationOptions options) : IChannel
{
    private const int AuthenticationFailed = 535;

    public string Name => DeliveryChannels.Email;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!MailAddresses.IsUsable(message.To))
        {
            return SendResult.Refused("No mail goes to this address.");
        }

        // Only the call that holds its thread heeds the time limit to the end, the wait for the last confirmation included.
        return await Task.Run(() => Send(message), CancellationToken.None);
    }

    private SendResult Send(OutgoingMessage message)
    {
        try
        {
            using var mail = Mail(message);
            using var client = new SmtpClient(smtp.Host, smtp.Port)
            {
                EnableSsl = smtp.StartTls,
                Timeout = (int)options.Patience.TotalMilliseconds,
                Credentials = smtp.User.Length > 0 ? new NetworkCredential(smtp.User, smtp.Password) : null,
            };
            client.Send(mail);
            return SendResult.Sent;
        }
        catch (SmtpException exception)
        {
            return Result(exception);
        }
        catch (AuthenticationException)
        {
            return SendResult.Later("The mail server’s certificate does not hold.");
        }
    }

    private MailMessage Mail(OutgoingMessage message)
    {
        var mail = new MailMessage(new MailAddress(options.From, MailHeaders.FromName), new MailAddress(message.To, NoticeText.Line(message.ToName), Encoding.UTF8))
        {
            Subject = message.Text.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in MailHeaders.Of(message, options.From))
        {
            mail.Headers.Add(name, value);
        }

        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(MailBody.Text(message.Text, options.PublicUrl!, message.Unsubscribe), Encoding.UTF8, "text/plain"));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(MailBody.Html(message.Text, options.PublicUrl!, message.Unsubscribe), Encoding.UTF8, "text/html"));
        return mail;
    }

    private static SendResult Result(SmtpException exception) => (int)exception.StatusCode switch
    {
        (int)SmtpStatusCode.MustIssueStartTlsFirst or AuthenticationFailed or (int)SmtpStatusCode.ClientNotPermitted =>
            SendResult.Later($"The mail server does not take the sign-in ({(int)exception.StatusCode})."),
        >= 500 and var status => SendResult.Refused($"The mail server refused the message ({status})."),
        >= 400 and var status => SendResult.Later($"The mail server takes it another time ({status})."),
        _ => SendResult.Later("The mail server could not be reached, or the connection broke."),
    };
}
