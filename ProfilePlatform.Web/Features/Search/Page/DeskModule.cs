using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ProfilePlatform.Web.Features.Search.Page;

/// <summary>The browser's part of the desk: SearchDesk.razor.js.</summary>
internal sealed class DeskModule(IJSObjectReference module, DotNetObjectReference<SearchDesk> desk) : IAsyncDisposable
{
    public static async Task<DeskModule> StartAsync(IJSRuntime js, ElementReference root, SearchDesk desk)
    {
        var module = new DeskModule(
            await js.InvokeAsync<IJSObjectReference>("import", "./Features/Search/Page/SearchDesk.razor.js"), DotNetObjectReference.Create(desk));
        await module.CallAsync("start", root, module.Desk);
        return module;
    }

    private DotNetObjectReference<SearchDesk> Desk => desk;

    /// <summary>Sets the address; <paramref name="adds"/> keeps the present one to go back to.</summary>
    public ValueTask SetAddressAsync(string address, bool adds) => CallAsync("address", address, adds);

    /// <summary>Moves the focus there from what is gone or done.</summary>
    public ValueTask ShowAsync(string id) => CallAsync("show", id);

    /// <summary>Writes options into the form.</summary>
    public ValueTask FillAsync(bool open, string places, string salary) => CallAsync("fill", open, places, salary);

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        try
        {
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private ValueTask CallAsync(string name, params object?[] arguments) => module.InvokeVoidAsync(name, arguments);
}
