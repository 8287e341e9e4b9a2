using ProfilePlatform.Web.Components.Shared;
using Radzen;

namespace ProfilePlatform.Web.Features.Owner;

/// <summary>Carries out what an owner asks for. A fault becomes a message, and the page lives on: it would end the circuit otherwise.</summary>
public sealed class DeskActs(NotificationService toasts, ILogger<DeskActs> logger)
{
    /// <summary>Runs <paramref name="act"/>; being left by the visitor is no fault.</summary>
    public async Task RunAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
#pragma warning disable CA1031 // Whatever went wrong, the owner must be told and the page must stay.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.ActFailed(exception);
            toasts.Warn("That did not work just now, and nothing was changed. Try again in a moment.");
        }
    }
}
