using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Tests.Api;

public sealed class CreditApiTests : IAsyncLifetime
{
    private readonly ChargingHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Credits_OfAMember_AreTheirBalanceAndLedger()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        (await ChargingHost.PayAsync(ana, "one", ChargingHost.Body(cost: 6))).Status.ShouldBe(200);
        (await ChargingHost.PayAsync(ana, "none", ChargingHost.Body(cost: 0))).Status.ShouldBe(200);

        var (status, credits) = await ana.ReadAsync("/api/me/credits");

        status.ShouldBe(200);
        (credits.GetProperty("balance").GetInt64(), credits.GetProperty("total").GetInt32(), credits.GetProperty("page").GetInt32()).ShouldBe((94, 2, 1));
        credits.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("amount").GetInt64(), item.Text("reason"))).ShouldBe(
            [(-6, "search"), (100, "sign-up")]);
        (await ana.ReadAsync("/api/me/credits?page=2&page_size=1")).Body.GetProperty("items")[0].Text("reason").ShouldBe("sign-up");
    }

    [Fact]
    public async Task Credits_OfAVisitor_AreRefused()
    {
        using var visitor = await _host.Platform.SignInAsync("", Token);

        (await visitor.ReadAsync("/api/me/credits")).Status.ShouldBe(401);
        (await ChargingHost.PayAsync(visitor, "one", ChargingHost.Body(), "k")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Credits_OfTheLocalAdmin_ArePaidToo()
    {
        _host.Platform.Admin.DefaultRequestHeaders.Add("Origin", _host.Platform.Address.GetLeftPart(UriPartial.Authority));
        (await ChargingHost.PayAsync(_host.Platform.Admin, "one", ChargingHost.Body(cost: 6), "k")).Status.ShouldBe(200);

        (await ChargingHost.BalanceAsync(_host.Platform.Admin)).ShouldBe(94);
    }

    [Fact]
    public async Task Grant_ByAnAdmin_IsSeenByTheUser()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        var id = await IdAsync();

        var (status, granted) = await _host.Platform.Admin.PostAsync($"/api/admin/users/{id}/credits", new { amount = 50, reason = " Thanks " });

        (status, granted.GetProperty("balance").GetInt64()).ShouldBe((200, 150));
        var newest = (await ana.ReadAsync("/api/me/credits")).Body.GetProperty("items")[0];
        (newest.GetProperty("amount").GetInt64(), newest.Text("reason")).ShouldBe((50, "Thanks"));
    }

    [Fact]
    public async Task Grant_ByAnybodyElse_IsNotThere()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        using var visitor = await _host.Platform.SignInAsync("", Token);
        var path = $"/api/admin/users/{await IdAsync()}/credits";

        (await ana.PostAsync(path, new { amount = 50, reason = "Me" })).Status.ShouldBe(404);
        (await visitor.PostAsync(path, new { amount = 50, reason = "Me" })).Status.ShouldBe(401);
        (await ChargingHost.BalanceAsync(ana)).ShouldBe(100);
    }

    [Theory]
    [InlineData("""{"amount":0,"reason":"x"}""", 400)]
    [InlineData("""{"amount":-5,"reason":"x"}""", 400)]
    [InlineData("""{"amount":1000001,"reason":"x"}""", 400)]
    [InlineData("""{"amount":5}""", 400)]
    [InlineData("""{"amount":5,"reason":"  "}""", 400)]
    [InlineData("""{"amount":5,"reason":"a\nb"}""", 400)]
    [InlineData("""{"amount":1.5,"reason":"x"}""", 400)]
    [InlineData("""{"amount":99999999999999999999,"reason":"x"}""", 400)]
    [InlineData("nonsense", 400)]
    public async Task Grant_Malformed_IsRefused(string body, int status)
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _host.Platform.Admin.PostAsync(new Uri($"/api/admin/users/{await IdAsync()}/credits", UriKind.Relative), content, Token);

        ((int)response.StatusCode).ShouldBe(status);
        (await ChargingHost.BalanceAsync(ana)).ShouldBe(100);
    }

    [Fact]
    public async Task Grant_ToNobody_IsNotThere()
    {
        foreach (var id in new[] { "00000000-0000-7000-8000-000000000001", "nobody" })
        {
            (await _host.Platform.Admin.PostAsync($"/api/admin/users/{id}/credits", new { amount = 5, reason = "x" })).Status.ShouldBe(404);
        }
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("""{"cost":"many"}""", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("""{"cost":1}""", "text/plain", 415)]
    [InlineData("""{"cost":1}""", "application/json; charset=utf-16", 415)]
    public async Task Charge_MalformedBody_IsRefusedAndFree(string body, string type, int status)
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await ana.PostAsync(new Uri("/api/test/one/pay", UriKind.Relative), content, Token);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await ChargingHost.BalanceAsync(ana)).ShouldBe(100);
    }

    [Fact]
    public async Task Charge_SameRouteInOtherLetters_IsTheSameRequest()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        await ChargingHost.PayAsync(ana, "one", ChargingHost.Body(), "k");

        (await ChargingHost.PayAsync(ana, "ONE", ChargingHost.Body(), "k")).Replayed.ShouldBeTrue();
        (await ChargingHost.BalanceAsync(ana)).ShouldBe(94);
    }

    [Fact]
    public async Task Charge_WorkThrows_IsAFaultAndFree()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        _host.Let("one", _ => throw new InvalidOperationException());
        (await ChargingHost.PayAsync(ana, "one", ChargingHost.Body(), "k")).Status.ShouldBe(500);
        _host.Let("one", _ => Task.CompletedTask);

        (await ChargingHost.PayAsync(ana, "one", ChargingHost.Body(), "k")).Status.ShouldBe(200);
        (await ChargingHost.ChargesAsync(ana)).ShouldBe(1);
    }

    [Fact]
    public async Task Page_OfCredits_IsForMembers()
    {
        using var ana = await _host.Platform.SignInAsync("ana@example.org", Token);
        using var visitor = await _host.Platform.SignInAsync("", Token);
        await ChargingHost.PayAsync(ana, "one", ChargingHost.Body(cost: 6));

        var page = new HtmlParser().ParseDocument(await ana.GetStringAsync(new Uri("/account/credits", UriKind.Relative), Token));
        using var refused = await visitor.GetAsync(new Uri("/account/credits", UriKind.Relative), Token);

        page.QuerySelector(".left")!.TextContent.ShouldBe("94 credits left");
        page.QuerySelector("header .credits")!.TextContent.Trim().ShouldBe("94 credits");
        page.QuerySelectorAll("tbody .for").Select(cell => cell.TextContent).ShouldBe(["People found by a search", "To begin with"]);
        page.QuerySelectorAll("tbody .change").Select(cell => cell.TextContent).ShouldBe(["−6", "+100"]);
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=/account/credits");
    }

    private async Task<Guid> IdAsync() =>
        (await _host.Platform.Services.GetRequiredService<Accounts>().FindOrCreateAsync("ana@example.org", Token)).Id;
}
