using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Sending;

namespace ProfilePlatform.Web.Features.Notifications;

/// <summary>The pages' words for kinds, ways and states.</summary>
internal static class NoticeStates
{
    /// <summary>Tries before a delivery is given up.</summary>
    public const int Most = Backoff.MostAttempts;

    public static string Title(string kind) => NotificationKinds.Find(kind)?.Title ?? "Test";

    public static string Channel(string channel) => channel == DeliveryChannels.Email ? "Mail" : "Pushover";

    public static string Name(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "sent",
        DeliveryState.Sending => "on its way",
        DeliveryState.Waiting => "waiting",
        DeliveryState.Failed => "given up",
        _ => "not sent",
    };

    /// <summary>The class of the tag.</summary>
    public static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "live",
        DeliveryState.Failed => "lost",
        _ => "",
    };
}
