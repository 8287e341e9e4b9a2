using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Features.Search.Page.Asking;
using ProfilePlatform.Web.Features.Search.Page.Chips;
using ProfilePlatform.Web.Features.Search.Page.Past;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Web.Features.Search.Page;

// What is done at the desk. What is paid for goes on when the page is left: it waits among the past searches.
public sealed partial class SearchDesk
{
    private async Task<string> SearchAsync(string key, SearchOrder order)
    {
        if (!gate.TryEnter(key))
        {
            repeated = gate.HasEnded(key) && shown is not null;
            StateHasChanged();
            return Keep;
        }

        (searching, repeated, notice) = (true, false, null);
        StateHasChanged();
        var tried = await acts.TryAsync(viewer => searches.RunAsync(viewer, order, key, CancellationToken.None));
        searching = false;
        if (tried?.Answer is { } answer)
        {
            await ShowAsync(new ShownSearch(answer, order.Request));
            said = $"{FoundWords.Title(answer.People.Count, answer.People.Count)}. {CreditWords.Count(answer.Charged)} spent.";
            await browser!.SetAddressAsync(asked.AddressOf(answer.SearchId), adds: true);
        }

        return await EndAsync(tried, "results");
    }

    private async Task<string> MoreAsync(ShownSearch search, string key)
    {
        if (!gate.TryEnter(key))
        {
            return Keep;
        }

        StateHasChanged();
        var offset = search.Reached;
        var tried = await acts.TryAsync(viewer => searches.MoreAsync(viewer, search.Id, offset, ShownSearch.Batch, key, CancellationToken.None));
        var focus = "results";
        if (tried?.Answer is { } answer)
        {
            search.Add(answer, offset);
            await CatchUpAsync(search);
            focus = answer.People is [var first, ..] ? $"result-{first.Id}" : focus;
            said = $"{SpokenTime.Counted(answer.People.Count, "more person", "more people")}. {CreditWords.Count(answer.Charged)} spent.";
        }

        return await EndAsync(tried, focus);
    }

    private async Task<string> UnlockAsync(ShownSearch search, FoundPerson person, string key)
    {
        if (!gate.TryEnter(key))
        {
            return Keep;
        }

        var tried = await contacts.OpenAsync(search.Id, person.Id, key);
        gate.Leave(tried?.IsOver ?? false);
        StateHasChanged();
        return tried is { IsOver: true, Answer: null } ? Forget : Keep;
    }

    private async Task<string> EndAsync<T>(Tried<T>? tried, string focus)
        where T : class
    {
        gate.Leave(tried?.IsOver ?? false);
        notice = tried?.Notice;
        StateHasChanged();
        if (notice is null)
        {
            await browser!.ShowAsync(focus);
        }

        return tried is { IsOver: true, Answer: null } ? Forget : Keep;
    }

    private async Task OpenAsync()
    {
        var tried = Guid.TryParse(SearchId, out var id)
            ? await acts.TryAsync(viewer => sessions.OpenAsync(viewer, id, leaving.Token))
            : new Tried<OpenSearch>(null, SearchNotice.Of(new SearchOutcome<OpenSearch>(SearchEnd.Missing)), SearchEnd.Missing);
        opening = false;
        if (tried?.Answer is { } open)
        {
            filled = asked = asked.Query.Length == 0 ? AskedFor.Of(open) : asked;
            await ShowAsync(new ShownSearch(open.Answer, open.Request, open.Alerts, open.ExpiresAt));
        }
        else if (tried?.End != SearchEnd.Missing || asked.Query.Length == 0)
        {
            // A link that somebody shared names their search too: here it only fills the form.
            notice = tried?.Notice;
        }
    }

    private async Task ShowAsync(ShownSearch search)
    {
        (shown, editor) = (search, new ChipEditor(search.Criteria, time));
        tray.Clear();
        contacts.Clear();
        writing?.Dispose();
        writing = changes.Subscribe(search.Id, change => Tell(() => Write(search, change)));
        await CatchUpAsync(search);
    }

    // Reasons may have been written before anybody listened.
    private async Task CatchUpAsync(ShownSearch search)
    {
        if (!search.IsWriting || await acts.TryAsync(viewer => sessions.OpenAsync(viewer, search.Id, leaving.Token)) is not { Answer: { } open })
        {
            return;
        }

        foreach (var person in open.Answer.People.Where(person => person.ReasonsState == ReasonsStates.Final))
        {
            search.Apply(new ReasonsChange(search.Id, person.Id, person.WhyMatched));
        }
    }

    private void Write(ShownSearch search, ReasonsChange change)
    {
        if (search == shown && search.Apply(change))
        {
            said = search.IsWriting ? said : "The reasons are complete.";
        }
    }

    private Task WhyAsync(FoundPerson person) => why.OpenAsync(shown!, person);

    private Task ContactAsync(FoundPerson person) => contacts.ToggleAsync(shown!.Id, person.Id, leaving.Token);

    private void Compare(FoundPerson person) => tray.Toggle(person.Id);

    private async Task AlertsAsync()
    {
        var search = shown!;
        notice = await acts.TryAsync(async viewer =>
        {
            var end = await alerts.SetAsync(viewer, search.Id, !search.Alerts, leaving.Token);
            search.Alerts = end == AlertEnd.Done ? !search.Alerts : search.Alerts;
            return PastWords.Of(end);
        });
    }

    private void Drop(Chip chip) => editor!.Remove(chip);

    // The conditions that the change drops may stand in the criteria or among the options.
    private async Task ChangeAsync(QueryChange change)
    {
        var query = change.Apply(asked.Request(time).Query(editor!.Current, ReadOnlyMemory<float>.Empty, RankingProfile.Default));
        editor.Take(query.Criteria, $"{WhyNotWords.Of(change)}. Taken out.");
        asked = asked.Without(query);
        StateHasChanged();
        await browser!.FillAsync(asked.OpenToWork, string.Join(", ", asked.Places), asked.Salary);
        await browser.ShowAsync("understood");
    }
}
