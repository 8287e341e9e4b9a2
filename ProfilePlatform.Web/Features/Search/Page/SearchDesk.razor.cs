using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Search.Page.Asking;
using ProfilePlatform.Web.Features.Search.Page.Chips;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Web.Features.Search.Page;

/// <summary>Searches, shows what was found, and takes what a member does with it. This file: the desk's state and what the browser calls.</summary>
public sealed partial class SearchDesk(
    PeopleSearches searches, SearchSessions sessions, SearchAlerts alerts, SearchChanges changes, SearchActs acts, ResultContacts contacts, Purse purse,
    NavigationManager navigation, TimeProvider time, IJSRuntime js) : LiveComponent, IAsyncDisposable
{
    private const string Keep = "keep";
    private const string Forget = "forget";
    private static readonly JsonSerializerOptions BodyJson = new() { IncludeFields = true };

    private readonly CancellationTokenSource leaving = new();
    private readonly ActGate gate = new();
    private readonly CompareTray tray = new();
    private AskedFor asked = new();
    private AskedFor filled = new();
    private ShownSearch? shown;
    private ChipEditor? editor;
    private SearchNotice? notice;
    private string? fault;
    private string said = "";
    private bool opening;
    private bool searching;
    private bool repeated;
    private ElementReference root;
    private WhyDrawer why = default!;
    private DeskModule? browser;
    private IDisposable? writing;

    [Parameter] public string? Query { get; set; }
    [Parameter] public string? People { get; set; }
    [Parameter] public bool OpenToWork { get; set; }
    [Parameter] public string? Places { get; set; }
    [Parameter] public string? Salary { get; set; }

    /// <summary>A search of the member's own to open again.</summary>
    [Parameter] public string? SearchId { get; set; }

    private string Link => navigation.ToAbsoluteUri(asked.Address).AbsoluteUri;

    private string Price => SearchPrice.Text(asked.Most(time), purse.Balance);

    private AskedFor Edited => asked with { People = asked.People ?? editor?.Current.NumCards };

    private string EditedPrice => SearchPrice.Text(Edited.Most(time), purse.Balance);

    // The criteria and what goes with them: another form of either is another act.
    private string EditedBody => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((editor!.Current, Edited.Address, shown!.Id), BodyJson)));

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

        browser = await DeskModule.StartAsync(js, root, this);
        await purse.WatchAsync(() => Tell(() => { }), leaving.Token);
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
    public Task<string> Search(SearchFields fields, string key)
    {
        var form = fields.Read();
        fault = form.Fault(time);
        if (fault is not null)
        {
            StateHasChanged();
            return Task.FromResult(Forget);
        }

        asked = form;
        return SearchAsync(key, new SearchOrder { Query = form.Query, Request = form.Request(time), ReasonsLater = true });
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
        purse.Dispose();
        writing?.Dispose();
        await leaving.CancelAsync();
        leaving.Dispose();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    private SearchOrder Again(Core.Search.Criteria.SearchCriteria criteria) => new()
    {
        Query = criteria.QueryOriginal.Trim() is { Length: > 0 and <= AskedFor.LongestQuery } query ? query : asked.Query,
        Edited = criteria,
        Request = Edited.Request(time),
        ReasonsLater = true,
    };
}
