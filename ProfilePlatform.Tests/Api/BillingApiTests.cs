using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Tests.Api;

public sealed class BillingApiTests : IAsyncLifetime
{
    private const string Vpa = "platform@okbank";
    private const string Payee = "X&pa=evil@upi&am=1";
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;
    private Guid _profile;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["UPI_VPA"] = Vpa, ["UPI_PAYEE_NAME"] = Payee, ["PLATFORM_FEE_INR"] = "499.50" }, cancellationToken: Token);
        _owner = await _host.SignInAsync("owner@example.org", Token);
        var (_, profile) = await _owner.PostAsync("/api/profiles", new { display_name = "Ana Duarte", slug = "ana" });
        _profile = profile.GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Tier_Invoice_Confirmation_FromEndToEnd()
    {
        var (status, tier) = await TierAsync(new { tier = "paid_individual" });
        (status, tier.Text("tier"), tier.GetProperty("amount").GetRawText(), tier.Text("currency")).ShouldBe((200, "paid_individual", "499.50", "INR"));
        var invoice = (await InvoicesAsync()).ShouldHaveSingleItem();
        invoice.EnumerateObject().Select(field => field.Name).ShouldBe(["id", "period", "amount", "currency", "due_date", "status", "upi_uri", "paid_at", "confirmed_by"]);
        (invoice.Text("id"), invoice.GetProperty("amount").GetRawText(), invoice.Text("status")).ShouldBe((tier.GetProperty("invoice").Text("id"), "499.50", "open"));
        invoice.Text("period").ShouldBe(BillingMonth.Of(TimeProvider.System.GetUtcNow()).ToString());
        invoice.Text("upi_uri").ShouldStartWith("upi://pay?pa=platform@okbank&pn=X%26pa%3Devil%40upi%26am%3D1&am=499.50&cu=INR&tn=");
        (await _host.Admin.PostAsync("/api/admin/profiles/ana/invoices")).Body.Text("id").ShouldBe(invoice.Text("id"));
        (await _host.Admin.PostAsync($"/api/admin/profiles/ana/invoices?period={invoice.Text("period")}")).Body.Text("id").ShouldBe(invoice.Text("id"));

        var confirm = $"/api/admin/invoices/{invoice.Text("id")}/confirm";
        (await _owner.PostAsync(confirm)).Status.ShouldBe(404);
        var tries = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _host.Admin.PostAsync(confirm)));
        var done = tries.Where(one => one.Status == 200).ShouldHaveSingleItem().Body;
        (done.Text("status"), done.Text("confirmed_by"), done.GetProperty("upi_uri").ValueKind).ShouldBe(("paid", "local-admin", JsonValueKind.Null));
        tries.Where(one => one.Status != 200).ShouldAllBe(one => one.Status == 409 && one.Body.Text("type").EndsWith("/confirmed-already"));
        (await InvoicesAsync())[0].Text("status").ShouldBe("paid");

        var (_, book) = await _host.Admin.ReadAsync("/api/admin/billing?state=paid");
        var row = book.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (row.Text("slug"), row.Text("kind"), row.GetProperty("receipt").GetInt64()).ShouldBe(("ana", "fee", 1));
        (book.GetProperty("sums").GetProperty("paid").GetRawText(), book.GetProperty("sums").GetProperty("paid_individual").GetInt32()).ShouldBe(("499.50", 1));
        var (_, audit) = await _host.Admin.ReadAsync("/api/admin/audit");
        audit.GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")).Where(action => action is "profile.tier" or "invoice.confirmed").ShouldBe(["invoice.confirmed", "profile.tier"]);
    }

    [Fact]
    public async Task Qr_IsTheOwnersAndAdmins_AndNoCacheKeepsIt()
    {
        var (_, tier) = await TierAsync(new { tier = "paid_enterprise", amount = 2_500.25m });
        var path = $"/api/profiles/ana/invoices/{tier.GetProperty("invoice").Text("id")}/qr.png";
        foreach (var client in new[] { _owner, _host.Admin })
        {
            using var picture = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
            (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.NoStore).ShouldBe((HttpStatusCode.OK, "image/png", true));
            (await picture.Content.ReadAsByteArrayAsync(Token)).AsSpan(1, 3).ToArray().ShouldBe("PNG"u8.ToArray());
        }

        using var other = await _host.SignInAsync("other@example.org", Token);
        await other.PostAsync("/api/profiles", new { display_name = "Other", slug = "other" });
        using var visitor = await _host.SignInAsync("", Token);
        (await other.ReadAsync(path)).Status.ShouldBe(404);
        (await visitor.ReadAsync(path)).Status.ShouldBe(404);
        (await other.ReadAsync(path.Replace("/ana/", "/other/", StringComparison.Ordinal))).Status.ShouldBe(404, "under their own profile");
        (await _owner.ReadAsync("/api/profiles/ana/invoices/not-an-id/qr.png")).Status.ShouldBe(404);
        await _host.Admin.PostAsync($"/api/admin/invoices/{tier.GetProperty("invoice").Text("id")}/confirm");
        (await _owner.ReadAsync(path)).Status.ShouldBe(404, "what is paid is not paid again");
    }

    [Theory]
    [InlineData("""{"tier":"gold"}""", "tier")]
    [InlineData("""{}""", "tier")]
    [InlineData("""{"tier":"paid_enterprise"}""", "amount")]
    [InlineData("""{"tier":"paid_enterprise","amount":0}""", "amount")]
    [InlineData("""{"tier":"paid_enterprise","amount":-5}""", "amount")]
    [InlineData("""{"tier":"paid_enterprise","amount":1.001}""", "amount")]
    [InlineData("""{"tier":"paid_enterprise","amount":10000000.01}""", "amount")]
    [InlineData("""{"tier":"paid_individual","amount":5}""", "amount")]
    [InlineData("""{"tier":"free","amount":5}""", "amount")]
    public async Task Tier_ThatCannotBe_IsRefused(string body, string field)
    {
        var (status, problem) = await TierAsync(JsonSerializer.Deserialize<JsonElement>(body));
        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
        (await InvoicesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Acts_OnWhatIsNotThere_AreRefused()
    {
        (await _host.Admin.PostAsync("/api/admin/profiles/ana/invoices")).Status.ShouldBe(409);
        (await _host.Admin.PostAsync("/api/admin/profiles/nobody/invoices")).Status.ShouldBe(404);
        (await _host.Admin.SendAsync(HttpMethod.Put, "/api/admin/profiles/nobody/tier", new { tier = "free" })).Status.ShouldBe(404);
        (await _host.Admin.PostAsync($"/api/admin/invoices/{Guid.Empty}/confirm")).Status.ShouldBe(404);
        (await _host.Admin.PostAsync("/api/admin/invoices/x/confirm")).Status.ShouldBe(404);
        await TierAsync(new { tier = "paid_individual" });
        foreach (var period in (string[])["2026", "2026-13", "9999-12", "0001-01", "november", "%00"])
        {
            (await _host.Admin.PostAsync($"/api/admin/profiles/ana/invoices?period={period}")).Status.ShouldBe(400, period);
        }

        (await _host.Admin.ReadAsync("/api/admin/billing?state=gone")).Status.ShouldBe(400);
        (await InvoicesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Csv_OfAdmins_NeutralisesWhatOwnersWrote()
    {
        var (_, tier) = await TierAsync(new { tier = "paid_individual" });
        var invoice = tier.GetProperty("invoice").GetProperty("id").GetGuid();
        var owner = new Viewer(await OwnerIdAsync(), false, "owner@example.org");
        (await _host.Services.GetRequiredService<Payments>().ClaimAsync(owner, _profile, invoice, "=HYPERLINK(\"https://evil.example\")", Token)).ShouldBeTrue();

        var mine = await _owner.GetStringAsync(new Uri("/api/profiles/ana/invoices?format=csv", UriKind.Relative), Token);
        mine.ShouldStartWith("id,period,amount,currency,due_date,status,paid_at,confirmed_by");
        mine.ShouldContain(",499.50,INR,");
        var all = await _host.Admin.GetStringAsync(new Uri("/api/admin/billing?format=csv", UriKind.Relative), Token);
        all.ShouldContain("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
    }

    [Fact]
    public async Task WithoutUpi_InvoicesAreMade_AndNothingCanBeScanned()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        await host.Admin.PostAsync("/api/profiles", new { display_name = "Ana", slug = "ana" });
        var (_, tier) = await host.Admin.SendAsync(HttpMethod.Put, "/api/admin/profiles/ana/tier", new { tier = "paid_individual" });
        var invoice = tier.GetProperty("invoice");
        (invoice.GetProperty("amount").GetRawText(), invoice.GetProperty("upi_uri").ValueKind).ShouldBe(("10.00", JsonValueKind.Null));
        (await host.Admin.ReadAsync($"/api/profiles/ana/invoices/{invoice.Text("id")}/qr.png")).Status.ShouldBe(404);
    }

    private async Task<Guid> OwnerIdAsync() =>
        (await _host.Admin.ReadAsync("/api/admin/users?q=owner@")).Body.GetProperty("items")[0].GetProperty("id").GetGuid();

    private Task<(int Status, JsonElement Body)> TierAsync(object body) => _host.Admin.SendAsync(HttpMethod.Put, "/api/admin/profiles/ana/tier", body);

    private async Task<List<JsonElement>> InvoicesAsync() => [.. (await _owner.ReadAsync("/api/profiles/ana/invoices")).Body.GetProperty("items").EnumerateArray()];
}
