using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>Carries out what a member asks on the page, as whoever they are at that moment. What goes wrong becomes a notice, and the page lives on.</summary>
public sealed class SearchActs(PageViewer current, ILogger<SearchActs> logger)
{
    /// <summary>Runs <paramref name="act"/>; null where the page was left meanwhile.</summary>
    internal async Task<Tried<T>?> TryAsync<T>(Func<Viewer, Task<SearchOutcome<T>>> act)
        where T : class
    {
        try
        {
            var outcome = await act(await current.GetAsync());
            return outcome is { End: SearchEnd.Done, Answer: { } answer }
                ? new Tried<T>(answer, null, outcome.End)
                : new Tried<T>(null, SearchNotice.Of(outcome), outcome.End);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            return new Tried<T>(null, SearchNotice.Starting, null);
        }
#pragma warning disable CA1031 // Whatever went wrong, the member must be told and the page must stay.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.ActFailed(exception);
            return new Tried<T>(null, SearchNotice.Broken, null);
        }
    }

    /// <summary>As <see cref="TryAsync{T}"/>, for what has no outcome of a search.</summary>
    internal async Task<SearchNotice?> TryAsync(Func<Viewer, Task<SearchNotice?>> act)
    {
        SearchNotice? notice = null;
        var tried = await TryAsync<object>(async viewer =>
        {
            notice = await act(viewer);
            return new SearchOutcome<object>(SearchEnd.Done, new object());
        });
        return notice ?? tried?.Notice;
    }
}

/// <summary>What came of an act.</summary>
/// <param name="Answer">The answer; null where there is none.</param>
/// <param name="Notice">Why not, in words.</param>
/// <param name="End">How it ended; null where nobody knows.</param>
internal sealed record Tried<T>(T? Answer, SearchNotice? Notice, SearchEnd? End)
    where T : class
{
    /// <summary>True where another try would be another act.</summary>
    public bool IsOver => End is { } end && SearchNotice.IsOver(end);
}
