using Microsoft.AspNetCore.Components;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>A component that other threads tell of changes. A fault while it takes one in ends up where faults of its own events do.</summary>
public abstract class LiveComponent : ComponentBase
{
    /// <summary>Carries out <paramref name="change"/> on the component's own thread and renders it; returns at once.</summary>
    protected void Tell(Action change) => Tell(() =>
    {
        change();
        StateHasChanged();
        return Task.CompletedTask;
    });

    /// <summary>Carries out <paramref name="change"/> on the component's own thread; returns at once.</summary>
    protected void Tell(Func<Task> change) => _ = TellAsync(change);

    private async Task TellAsync(Func<Task> change)
    {
        try
        {
            await InvokeAsync(change);
        }
        catch (ObjectDisposedException)
        {
            // The page was left in the meantime.
        }
#pragma warning disable CA1031 // Nobody waits for this: whatever it is belongs to the page's own handling of faults.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
