using System.Globalization;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

/// <summary>Steps on the search page.</summary>
internal static class SearchSteps
{
    /// <summary>Signs in and opens the page, ready to search.</summary>
    public static async Task OpenSearchAsync(this Visitor visitor, string name, string address)
    {
        await visitor.SignInAsync($"{name}@example.org");
        await visitor.Page.GotoAsync(address);
        await visitor.ReadyAsync();
    }

    /// <summary>Waits until the page answers and knows the balance.</summary>
    public static async Task ReadyAsync(this Visitor visitor)
    {
        await visitor.Page.Locator("#search-form[data-live-page]").WaitForAsync();
        await visitor.Page.Locator("#search-cost", new() { HasText = "you have" }).WaitForAsync();
    }

    /// <summary>Searches and waits for what comes of it.</summary>
    public static async Task SearchAsync(this Visitor visitor, string query)
    {
        await visitor.Page.Locator("#search-q").FillAsync(query);
        await visitor.Page.Locator("#search-q").PressAsync("Enter");
        await visitor.Page.Locator("#results").WaitForAsync();
    }

    /// <summary>Credits left, as the ledger's page says.</summary>
    public static async Task<int> BalanceAsync(this Visitor visitor)
    {
        var answer = await visitor.Page.APIRequest.GetAsync("/api/me/credits");
        answer.Status.ShouldBe(200);
        return (await answer.JsonAsync())!.Value.GetProperty("balance").GetInt32();
    }

    /// <summary>Debits so far.</summary>
    public static async Task<IReadOnlyList<string>> DebitsAsync(this Visitor visitor)
    {
        var answer = await visitor.Page.APIRequest.GetAsync("/api/me/credits");
        return [.. (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("amount").GetInt32() < 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.GetProperty("reason").GetString()} {entry.GetProperty("amount").GetInt32()}"))];
    }
}
