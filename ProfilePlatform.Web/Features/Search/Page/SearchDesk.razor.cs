using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Features.Search.Page.Asking;
using ProfilePlatform.Web.Features.Search.Page.Chips;
using ProfilePlatform.Web.Features.Search.Page.Past;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Web.Features.Search.Page;

/// <summary>Searches, shows what was found, and takes what a member does with it.</summary>
public sealed partial class SearchDesk(
    PeopleSearches searches, SearchSessions sessions, ContactUnlocks unlocks, PersonViews views, SearchAlerts alerts, SearchChanges changes,
    CreditStatement statement, CreditChanges credits, SearchActs acts, PageViewer current, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private const string Keep = "keep";
    private const string Forget = "forget";

    private readonly CancellationTokenSource leaving = new();
    private readonly ActGate gate = new();
    private readonly CompareTray tray = new();
    private readonly Dictionary<Guid, ContactState> contacts = [];
    private AskedFor asked = new();
    private AskedFor filled = new();
    private ShownSearch? shown;
    private ChipEditor? editor;
    private SearchNotice? notice;
    private string? fault;
    private string said = "";
    private long? balance;
    private bool opening;
    private bool searching;
    private bool repeated;
    private ElementReference root;
    private WhyDrawer why = default!;
    private IJSObjectReference? module;
    private DotNetObjectReference<SearchDesk>? self;
    private IDisposable? purse;
    private IDisposable? writing;

    [Parameter] public string? Query { get; set; }
    [Parameter] public string? People { get; set; }
    [Parameter] public bool OpenToWork { get; set; }
    [Parameter] public string? Places { get; set; }
    [Parameter] public string? Salary { get; set; }

    /// <summary>A search of the member's own to open again.</summary>
    [Parameter] public string? SearchId { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;

    private AskedFor Edited => asked with { People = asked.People ?? editor?.Current.NumCards };

    private int EditedMost => Edited.Most(Time);

    // The criteria and what goes with them: another form of either is another act.
    private string EditedBody => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((editor!.Current, Edited.Address, shown!.Id), BodyJson)));

    private static readonly JsonSerializerOptions BodyJson = new() { IncludeFields = true };

    protected override void OnInitialized()
    {
        filled = asked = AskedFor.Read(Query, People, OpenToWork, Places, Salary);
        opening = !string.IsNullOrEmpty(SearchId);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./Features/Search/Page/SearchDesk.razor.js");
        await module.InvokeVoidAsync("start", root, self);
        await WatchBalanceAsync();
        if (opening)
        {
            await OpenAsync();
        }

        StateHasChanged();
    }

    /// <summary>Called by the browser when the form has changed: the price follows.</summary>
    [JSInvokable]
    public void Change(SearchFields fields)
    {
        asked = fields.Read();
        fault = null;
        StateHasChanged();
    }

    /// <summary>Called by the browser when the form is sent.</summary>
    /// <returns>"forget" where another try is another act, else "keep".</returns>
    [JSInvokable]
    public async Task<string> Search(SearchFields fields, string key)
    {
        var form = fields.Read();
        fault = form.Fault(Time);
        if (fault is not null)
        {
            StateHasChanged();
            return Forget;
        }

        asked = form;
        return await SearchAsync(key, new SearchOrder { Query = form.Query, Request = form.Request(Time), ReasonsLater = true });
    }

    /// <summary>Called by the browser for everything else that may cost something.</summary>
    [JSInvokable]
    public Task<string> Act(string act, string body, string key) => (act, shown) switch
    {
        // What is not of the page as it stands now was meant for what stood there before.
        ("edited", not null) when body == EditedBody => SearchAsync(key, Again(editor!.Current)),
        ("again", { } search) when body == search.Id.ToString() => SearchAsync(key, Again(search.Criteria)),
        ("more", { } search) when body == ResultList.MoreBody(search) => MoreAsync(search, key),
        ("unlock", { } search) when search.People.FirstOrDefault(person => body == ResultList.ContactBody(search, person.Id)) is { } person => UnlockAsync(search, person, key),
        _ => Task.FromResult(Keep),
    };

    public async ValueTask DisposeAsync()
    {
        purse?.Dispose();
        writing?.Dispose();
        self?.Dispose();
        await leaving.CancelAsync();
        leaving.Dispose();
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone, and the module with it.
            }
        }
    }

    private SearchOrder Again(Core.Search.Criteria.SearchCriteria criteria) => new()
    {
        Query = criteria.QueryOriginal.Trim() is { Length: > 0 and <= AskedFor.LongestQuery } query ? query : asked.Query,
        Edited = criteria,
        Request = Edited.Request(Time),
        ReasonsLater = true,
    };

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
        // The search goes on when the page is left: it is paid for, and waits among the past ones.
        var tried = await acts.TryAsync(viewer => searches.RunAsync(viewer, order, key, CancellationToken.None));
        searching = false;
        if (tried?.Answer is { } answer)
        {
            await ShowAsync(new ShownSearch(answer, order.Request));
            said = $"{FoundWords.Title(answer.People.Count, answer.People.Count)}. {CreditWords.Count(answer.Charged)} spent.";
            await CallAsync("address", AddressOf(answer.SearchId), true);
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
        string? first = null;
        if (tried?.Answer is { } answer)
        {
            search.Add(answer, offset);
            await CatchUpAsync(search);
            first = answer.People is [var person, ..] ? $"result-{person.Id}" : null;
            said = $"{SpokenTime.Counted(answer.People.Count, "more person", "more people")}. {CreditWords.Count(answer.Charged)} spent.";
        }

        return await EndAsync(tried, first ?? "results");
    }

    private async Task<string> UnlockAsync(ShownSearch search, FoundPerson person, string key)
    {
        if (!gate.TryEnter(key))
        {
            return Keep;
        }

        var tried = await acts.TryAsync(viewer => unlocks.UnlockAsync(viewer, person.Id, search.Id, key, CancellationToken.None));
        contacts[person.Id] = new ContactState(tried?.Answer?.Contact, tried?.Notice);
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
            await CallAsync("show", focus);
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
            if (asked.Query.Length == 0)
            {
                filled = asked = AskedFor.Of(open);
            }

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
        (shown, editor) = (search, new ChipEditor(search.Criteria, Time));
        tray.Clear();
        contacts.Clear();
        writing?.Dispose();
        writing = changes.Subscribe(search.Id, change => _ = InvokeAsync(() => Write(search, change)));
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
            StateHasChanged();
        }
    }

    private Task WhyAsync(FoundPerson person) => why.OpenAsync(shown!, person);

    private async Task ContactAsync(FoundPerson person)
    {
        if (contacts.Remove(person.Id))
        {
            return;
        }

        // Whoever opened them before sees them at once.
        var tried = await acts.TryAsync(viewer => views.OfAsync(viewer, person.Id, shown!.Id, leaving.Token));
        contacts[person.Id] = new ContactState(tried?.Answer?.Profile.Contact, tried?.Notice);
    }

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

    private Task DropAsync(Chip chip)
    {
        editor!.Remove(chip);
        StateHasChanged();
        return Task.CompletedTask;
    }

    // The conditions that the change drops may stand in the criteria or among the options.
    private async Task ChangeAsync(QueryChange change)
    {
        editor!.Take(change.Query.Criteria, $"{WhyNotWords.Of(change)}. Taken out.");
        asked = asked.Without(change.Query);
        StateHasChanged();
        await CallAsync("fill", asked.OpenToWork, string.Join(", ", asked.Places), asked.Salary);
        await CallAsync("show", "understood");
    }

    private async Task WatchBalanceAsync()
    {
        if (CreditAccount.Of(await current.GetAsync()) is { } account)
        {
            purse = credits.Subscribe(account, now => _ = InvokeAsync(() => { balance = now; StateHasChanged(); }));
            balance ??= await statement.BalanceAsync(account, leaving.Token);
        }
    }

    private string AddressOf(Guid id) => string.Create(CultureInfo.InvariantCulture, $"{asked.Address}{(asked.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}id={id}");

    private async Task CallAsync(string name, params object?[] arguments)
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync(name, arguments);
        }
    }
}
