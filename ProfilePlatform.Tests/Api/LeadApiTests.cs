using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NPOI.XSSF.UserModel;

namespace ProfilePlatform.Tests.Api;

/// <summary>The inbox of addresses over HTTP.</summary>
public sealed class LeadApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private string _slug = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Leads => $"/api/profiles/{_slug}/leads";

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _slug = await _host.Admin.PublishAnnaAsync();
        foreach (var address in new[] { "tom@example.org", "eve_x@example.org" })
        {
            (await _host.Admin.PostAsync($"/api/profiles/{_slug}/chat", new { message = $"Write to me, I am hiring: {address}" })).Status.ShouldBe(200);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Change_StatusAndNotes_AreKept_AndAnOldVersionIsRefused()
    {
        var lead = (await ListAsync("?q=tom"))[0];
        using var changed = await PatchAsync(lead, "1", new { status = "contacted", owner_notes = "Wrote on Monday.\u202E" });
        ((int)changed.StatusCode, changed.Headers.ETag!.Tag).ShouldBe((200, "\"2\""));
        using var stale = await PatchAsync(lead, "1", new { status = "closed" });
        ((int)stale.StatusCode).ShouldBe(412);
        using var odd = await PatchAsync(lead, "2", new { status = "lost" });
        ((int)odd.StatusCode).ShouldBe(400);
        using var longer = await PatchAsync(lead, "2", new { owner_notes = new string('x', 4_001) });
        ((int)longer.StatusCode).ShouldBe(400);

        var now = (await ListAsync("?status=contacted")).ShouldHaveSingleItem();
        (now.Text("email"), now.Text("owner_notes")).ShouldBe(("tom@example.org", "Wrote on Monday."));
    }

    [Theory]
    [InlineData("?q=TOM", 1)]
    [InlineData("?q=%25", 0)]
    [InlineData("?q=e_e", 0)]
    [InlineData("?q=eve_x", 1)]
    [InlineData("?status=new", 2)]
    [InlineData("?status=closed", 0)]
    [InlineData("?q=example.org&status=new", 2)]
    public async Task List_Filters_AreTakenToTheLetter(string query, int found) => (await ListAsync(query)).Count.ShouldBe(found);

    [Fact]
    public async Task List_OfAStatusThatIsNone_IsRefused() => (await _host.Admin.ReadAsync(Leads + "?status=lost")).Status.ShouldBe(400);

    [Fact]
    public async Task Export_BothForms_RunNothing()
    {
        var lead = (await ListAsync("?q=tom"))[0];
        using var changed = await PatchAsync(lead, "1", new { owner_notes = "=HYPERLINK(\"http://example.org\")" });
        var csv = await _host.Admin.GetStringAsync(new Uri(Leads + "?format=csv&q=tom", UriKind.Relative), Token);
        csv.ShouldStartWith("email,name,status,notes,owner_notes,created_at,session_id");
        csv.ShouldContain("\"'=HYPERLINK");
        csv.ShouldNotContain("eve_x");

        var book = new XSSFWorkbook(new MemoryStream(await _host.Admin.GetByteArrayAsync(new Uri(Leads + "?format=xlsx", UriKind.Relative), Token)));
        var sheet = book.GetSheetAt(0);
        sheet.LastRowNum.ShouldBe(2);
        sheet.GetRow(2).GetCell(0).StringCellValue.ShouldBe("tom@example.org");
        (sheet.GetRow(2).GetCell(4).CellType, sheet.GetRow(2).GetCell(4).StringCellValue).ShouldBe((NPOI.SS.UserModel.CellType.String, "=HYPERLINK(\"http://example.org\")"));
    }

    [Fact]
    public async Task Remove_IsForGood()
    {
        var lead = (await ListAsync("?q=tom"))[0];
        (await _host.Admin.SendAsync(HttpMethod.Delete, $"{Leads}/{lead.Text("id")}")).Status.ShouldBe(204);
        (await _host.Admin.SendAsync(HttpMethod.Delete, $"{Leads}/{lead.Text("id")}")).Status.ShouldBe(404);
        (await ListAsync("")).ShouldHaveSingleItem().Text("email").ShouldBe("eve_x@example.org");
    }

    private async Task<List<JsonElement>> ListAsync(string query)
    {
        var (status, body) = await _host.Admin.ReadAsync(Leads + query);
        status.ShouldBe(200, body.ToString());
        return [.. body.GetProperty("items").EnumerateArray()];
    }

    private async Task<HttpResponseMessage> PatchAsync(JsonElement lead, string version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Leads}/{lead.Text("id")}") { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await _host.Admin.SendAsync(request, Token);
    }
}
