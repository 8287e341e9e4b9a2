using Radzen;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>Short messages at the bottom of the page.</summary>
internal static class Toasts
{
    private const double Shown = 6_000;

    /// <summary>Says what was done.</summary>
    public static void Say(this NotificationService toasts, string what) => toasts.Notify(NotificationSeverity.Info, what, duration: Shown);

    /// <summary>Says what could not be done, and why.</summary>
    public static void Warn(this NotificationService toasts, string what) => toasts.Notify(NotificationSeverity.Warning, what, duration: 2 * Shown);
}
