using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Settings;

namespace ProfilePlatform.Web.Features.Notifications;

/// <param name="Id">The notification's id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Subject">What it says, in one line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Quotes">What others wrote.</param>
/// <param name="Link">Where it leads on this platform; empty where nowhere.</param>
/// <param name="Deliveries">How it was sent; empty where it is shown only.</param>
internal sealed record NoticeView(
    long Id, string Kind, DateTimeOffset CreatedAt, string Subject, string Text, IReadOnlyList<string> Quotes, string Link, IReadOnlyList<DeliveryView> Deliveries)
{
    public static NoticeView Of(ShownNotice notice) => new(
        notice.Id, notice.Kind, notice.At, notice.Text.Subject, string.Join(' ', notice.Text.Lines), notice.Text.Quotes, notice.Text.LinkPath, [.. notice.Deliveries.Select(DeliveryView.Of)]);
}

/// <param name="Channel">"email" or "pushover".</param>
/// <param name="State">"waiting", "sending", "sent", "failed" or "dropped".</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="NextAt">When it is tried next.</param>
/// <param name="SentAt">When its receiver confirmed it.</param>
/// <param name="Fault">Why the last try failed; empty where it did not.</param>
internal sealed record DeliveryView(string Channel, string State, int Attempts, DateTimeOffset? NextAt, DateTimeOffset? SentAt, string Fault)
{
    public static DeliveryView Of(ShownDelivery one) => new(one.Channel, one.State.ToString().ToLowerInvariant(), one.Attempts, one.NextAt, one.SentAt, one.Fault);
}

/// <param name="Email">Where mail goes; empty where none can.</param>
/// <param name="HasEmail">Whether this server sends mail.</param>
/// <param name="HasPushover">Whether this server sends push messages.</param>
/// <param name="PushoverUserSet">Whether your user key is known.</param>
/// <param name="Kinds">What you can be told.</param>
internal sealed record SettingsView(string Email, bool HasEmail, bool HasPushover, bool PushoverUserSet, IReadOnlyList<ShownChoice> Kinds)
{
    public static SettingsView Of(ShownSettings shown, NotificationOptions options) =>
        new(shown.Email, options.HasEmail, options.Pushover is not null, shown.PushoverKey.Length > 0, shown.Kinds);
}

internal sealed record ChangeSettingsBody(string? PushoverUser, IReadOnlyList<ChosenKindBody?>? Kinds)
{
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (PushoverUser?.Trim() is { Length: > 0 } key && !NoticeSettings.IsPushoverKey(key))
        {
            errors["pushover_user"] = ["Must be the 30 letters and digits of a user key, or empty for none."];
        }

        if (Kinds is { } kinds && (kinds.Count > NotificationKinds.All.Count || kinds.Any(kind => kind?.Kind is not { } name || NotificationKinds.Find(name) is null)))
        {
            errors["kinds"] = [$"Each must name one of {string.Join(", ", NotificationKinds.All.Select(kind => kind.Name))}."];
        }

        return errors;
    }
}

internal sealed record ChosenKindBody(string? Kind, bool? Email, bool? Pushover);
