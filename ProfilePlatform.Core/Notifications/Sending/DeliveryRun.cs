using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Notifications.Channels;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Notifications.Wording;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>Sends what is due.</summary>
internal sealed class DeliveryRun(
    IDbContextFactory<AppDbContext> contexts, DeliveryClaims claims, IEnumerable<IChannel> channels, INoticeRecipients recipients, UnsubscribeLinks unsubscribe,
    NotificationOptions options, ILogger<DeliveryRun> log)
{
    private static readonly string[] Ways = [DeliveryChannels.Email, DeliveryChannels.Pushover];

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    // Confirmed by their receivers, but the disk was full or the database locked when that was to be noted.
    private readonly ConcurrentDictionary<Guid, SendResult> _notNoted = new();

    /// <summary>
    /// Sends what is due, of one notification where it is named; says how many tries were made. Of each way, it ends early when nothing goes out any more:
    /// a provider that hangs must not keep the rest waiting.
    /// </summary>
    public async Task<int> RunAsync(long? notificationId, CancellationToken cancellationToken) =>
        (await Task.WhenAll(Ways.Select(channel => RunAsync(channel, notificationId, cancellationToken)))).Sum();

    private async Task<int> RunAsync(string channel, long? notificationId, CancellationToken cancellationToken)
    {
        var tries = 0;
        while (!cancellationToken.IsCancellationRequested && await claims.TakeAsync(channel, notificationId, cancellationToken) is { Count: > 0 } taken)
        {
            tries += taken.Count;
            if (Array.TrueForAll(await Task.WhenAll(taken.Select(DeliverAsync)), gone => !gone))
            {
                break;
            }
        }

        return tries;
    }

    /// <summary>One try; true where it will not be made again. Being told to stop does not break it off: it would stay unknown whether it arrived.</summary>
    private async Task<bool> DeliverAsync(Delivery delivery)
    {
        try
        {
            var result = _notNoted.TryGetValue(delivery.Id, out var known) ? known : await TryAsync(delivery);
            if (result is { End: SendEnd.Sent } sent)
            {
                _notNoted[delivery.Id] = sent;
            }

            var state = await claims.NoteAsync(delivery, result, CancellationToken.None);
            _notNoted.TryRemove(delivery.Id, out _);
            Tell(delivery, state, result?.Fault ?? "");
            return state is not DeliveryState.Waiting;
        }
#pragma warning disable CA1031 // One delivery's fault is not the others': its claim runs out and it is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.DeliveryNotNoted(exception, delivery.Id);
            return false;
        }
    }

    private async Task<SendResult?> TryAsync(Delivery delivery)
    {
        // A worker that is killed each time at the same message must not go on for ever.
        if (delivery.Attempts > Backoff.MostAttempts)
        {
            return SendResult.Refused("It was tried too often without an end.");
        }

        if (await MessageAsync(delivery) is not { } message)
        {
            return null;
        }

        try
        {
            return _channels.TryGetValue(delivery.Channel, out var channel) ? await channel.SendAsync(message, CancellationToken.None) : SendResult.Later("This way is not set up any more.");
        }
#pragma warning disable CA1031 // Whatever it is, the row must say that it failed, and be tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.SendingFailed(exception.GetType().Name, delivery.Id);
            return SendResult.Later("The platform could not send it.");
        }
    }

    /// <summary>What to send; null where its receiver is not to have it any more.</summary>
    private async Task<OutgoingMessage?> MessageAsync(Delivery delivery)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.Set<Notification>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == delivery.NotificationId) is not { } notification)
        {
            return null;
        }

        var audience = await NoticeAudience.OfAsync(db, recipients, notification, CancellationToken.None);
        var text = NoticeWords.Of(notification, audience.Profile);
        if (delivery.UserId is not { } user)
        {
            return audience.IsAdmins ? new OutgoingMessage(delivery.Id, options.Pushover?.AdminUser ?? "", "", text, notification.CreatedAt, null) : null;
        }

        if (!audience.Users.Contains(user) || await recipients.FindAsync(db, user, CancellationToken.None) is not { } recipient)
        {
            return null;
        }

        var to = delivery.Channel == DeliveryChannels.Email ? recipient.Email : await NoticeSettings.KeyOfAsync(db, user, CancellationToken.None);
        return new OutgoingMessage(delivery.Id, to, recipient.Name, text, notification.CreatedAt, Unsubscribe(user, notification.Kind));
    }

    private string? Unsubscribe(Guid user, string kind) => NotificationKinds.Find(kind) is null ? null
        : new Uri(options.PublicUrl!, "/unsubscribe?t=" + unsubscribe.TokenOf(user, kind)).AbsoluteUri;

    private void Tell(Delivery delivery, DeliveryState? state, string fault)
    {
        switch (state)
        {
            case DeliveryState.Sent:
                log.Sent(delivery.Id, delivery.Channel, delivery.Attempts);
                break;
            case DeliveryState.Waiting:
                log.TriedInVain(delivery.Id, delivery.Channel, delivery.Attempts, fault);
                break;
            case DeliveryState.Failed:
                log.GivenUp(delivery.Id, delivery.Channel, delivery.Attempts, fault);
                break;
        }
    }
}
