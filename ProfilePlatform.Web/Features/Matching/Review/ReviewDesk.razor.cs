using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Owner;

namespace ProfilePlatform.Web.Features.Matching.Review;

/// <summary>Shows one match after the other and takes what the member says to each.</summary>
public sealed partial class ReviewDesk(
    ReviewQueue queue, MatchReviews reviews, PageViewer current, DeskActs acts, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    /// <summary>What the page is for.</summary>
    public const string About = "Say where scores are wrong. Those on which the scorers disagree come first, for they teach most.";

    /// <summary>The keys and the scores that they give.</summary>
    internal static readonly IReadOnlyList<(string Key, int Score)> Scores =
        [.. Enumerable.Range(1, 10).Select(tenth => ((tenth % 10).ToString(CultureInfo.InvariantCulture), tenth * 10))];

    private readonly CancellationTokenSource leaving = new();
    private ReviewState state = new([]);
    private ReviewPair? shown;
    private (int Reviewed, int Open)? left;
    private string said = "";
    private string? fault;
    private string? scoreFault;
    private ElementReference root;
    private IJSObjectReference? module;
    private DotNetObjectReference<ReviewDesk>? self;

    /// <summary>A match to begin with; null for the first of the stack.</summary>
    [Parameter]
    public string? First { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await queue.OfAsync(await current.GetAsync(), leaving.Token) is not { } all)
        {
            return;
        }

        IEnumerable<Guid> first = Guid.TryParse(First, out var id) ? [id] : [];
        state = new ReviewState([.. first, .. all.Open.Where(match => match != id)]);
        left = (all.Reviewed, all.Open.Count);
        await ShowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Features/Matching/Review/ReviewDesk.razor.js");
            await module.InvokeVoidAsync("start", root, self);
        }
    }

    /// <summary>Called by the browser for each key and button.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="match">The match that was shown then; what was meant for another is not done to this one.</param>
    /// <param name="value">The score, as it was typed.</param>
    /// <param name="note">The note as it stands.</param>
    [JSInvokable]
    public async Task Act(string act, string match, string value, string note)
    {
        if (match != (shown?.Match.Id.ToString() ?? ""))
        {
            return;
        }

        (fault, scoreFault) = (null, null);
        await acts.RunAsync(() => ActAsync(act, value, note.Length > MatchReviews.NoteLength ? note[..MatchReviews.NoteLength] : note));
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        leaving.Dispose();
        self?.Dispose();
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private Task ActAsync(string act, string value, string note)
    {
        if (act == "undo")
        {
            return UndoAsync();
        }

        if (shown is null)
        {
            return Task.CompletedTask;
        }

        state.Keep(shown.Match.Id, note);
        return act switch
        {
            "score" or "exact" => ScoreAsync(shown, value, note),
            "met" => MarkAsync(shown, MatchMark.Met, "met already"),
            "not" => MarkAsync(shown, MatchMark.NotForMe, "not for you"),
            "next" => MoveAsync(1),
            "previous" => MoveAsync(-1),
            _ => Task.CompletedTask,
        };
    }

    private Task ScoreAsync(ReviewPair pair, string value, string note)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var score) || score > 100)
        {
            scoreFault = "A whole number from 0 to 100.";
            return Task.CompletedTask;
        }

        return ChangeAsync(
            viewer => reviews.ReviewAsync(viewer, pair.Match.Id, score, note, leaving.Token), new ReviewAct(pair.Match.Id, pair.Other.Name, false, note),
            $"{score} saved for {pair.Other.Name}.");
    }

    private Task MarkAsync(ReviewPair pair, MatchMark mark, string words) => ChangeAsync(
        viewer => reviews.MarkAsync(viewer, pair.Match.Id, mark, leaving.Token), new ReviewAct(pair.Match.Id, pair.Other.Name, true, ""),
        $"{pair.Other.Name}: {words}.");

    private async Task ChangeAsync(Func<Viewer, Task<MatchView?>> change, ReviewAct act, string done)
    {
        if (await change(await current.GetAsync()) is null)
        {
            fault = $"{act.Name} is not shown to you any more; nothing was saved.";
            state.Drop(act.Match);
        }
        else
        {
            state.Done(act);
        }

        await CountAsync();
        await ShowAsync();
        said = $"{(fault is null ? done : "")} {Next()}";
    }

    private async Task MoveAsync(int by)
    {
        state.Move(by);
        await ShowAsync();
        said = Next();
    }

    // The latest act of this visit; else an earlier correction of whoever is shown.
    private async Task UndoAsync()
    {
        var act = state.Undo() ?? (shown?.Match.MatchScore is null ? null : new ReviewAct(shown.Match.Id, shown.Other.Name, false, shown.Match.MatchReview));
        if (act is null)
        {
            said = "There is nothing to take back.";
            return;
        }

        var viewer = await current.GetAsync();
        _ = act.IsMark ? await reviews.MarkAsync(viewer, act.Match, MatchMark.None, leaving.Token) : await reviews.UndoAsync(viewer, act.Match, leaving.Token);
        state.Keep(act.Match, act.Note);
        await CountAsync();
        await ShowAsync();
        said = $"Taken back for {act.Name}. {Next()}";
    }

    private async Task CountAsync() => left = await queue.OfAsync(await current.GetAsync(), leaving.Token) is { } all ? (all.Reviewed, all.Open.Count) : left;

    // Whoever is gone meanwhile is passed over.
    private async Task ShowAsync()
    {
        var viewer = await current.GetAsync();
        shown = null;
        while (state.Shown is { } id && (shown = await queue.FindAsync(viewer, id, leaving.Token)) is null)
        {
            state.Drop(id);
        }
    }

    private string Next() => (shown is null ? "The stack is empty." : $"{shown.Other.Name}, scored {shown.Match.MatchScoreByLlm}.")
        + (left is { } counts ? $" {counts.Reviewed} of {counts.Reviewed + counts.Open} reviewed." : "");
}
