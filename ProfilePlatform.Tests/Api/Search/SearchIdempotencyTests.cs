using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Llm;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>The matrix of idempotency on each route of the people search that charges: each case of the shared file, by its name.</summary>
public sealed class SearchIdempotencyTests(SearchHost shared) : IClassFixture<SearchHost>
{
    private const string Key = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    /// <summary>Work of the other two is one transaction: there is nothing to be in the middle of, and nothing upstream.</summary>
    private static readonly string[] OfSearchAlone = ["in flight", "client disconnect", "failed upstream", "1000 parallel distinct keys, balance 100, cost 6"];

    private static readonly string? File =
        Repository.SharedData is { } data && Path.Combine(data, "security", "idempotency-matrix.json") is var path && System.IO.File.Exists(path) ? path : null;

    private readonly string _name = SearchHost.NewName();
    private SearchHost _host = null!;
    private HttpClient _client = null!;
    private ChargedRoute _route = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in File is null ? [""] : Rows().Select(row => row.Case).Where(name => name != "missing key on charged POST"))
        {
            foreach (var route in OfSearchAlone.Contains(name) ? ["search"] : new[] { "search", "more", "unlock" })
            {
                cases.Add(route, name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Matrix_EachCaseOnEachRoute_HoldsAsWritten(string route, string name)
    {
        Assert.SkipWhen(name.Length == 0, "shared/data/security/idempotency-matrix.json is not beside the repository.");
        var row = Rows().Single(row => row.Case == name);
        // A server that failed is left alone for a while, which other cases must not see; and one that is asked a thousand times at once may not answer.
        await using var own = name == "failed upstream" ? new SearchHost() : name.Contains("distinct", StringComparison.Ordinal) ? new SearchHost { Settings = SearchHost.OwnEncoder } : null;
        await (own?.InitializeAsync() ?? ValueTask.CompletedTask);
        _host = own ?? shared;
        using var client = _client = await _host.MemberAsync(_name);
        _route = await ChargedRoute.OfAsync(route, client);

        var (paid, charges, cost) = await RunAsync(name, route);

        paid.Status.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBeOneOf(row.Status.ToString().Split('/'));
        if (row.Problem.Length > 0)
        {
            (paid.Code, paid.ContentType).ShouldBe((row.Problem, "application/problem+json"));
        }

        (await ChargesAsync(client)).ShouldBe(_route.ChargesBefore + charges);
        (await BalanceAsync(client)).ShouldBe(100 - _route.Before - cost);
    }

    /// <summary>The answer that the case is about, how often its member was charged, and how much.</summary>
    private Task<(Paid Paid, int Charges, int Cost)> RunAsync(string name, string route) => name switch
    {
        "empty key" => OnceAsync(0, ""),
        "256 chars" => OnceAsync(0, new string('k', 256)),
        "two header fields" => OnceAsync(0, "a", "b"),
        "control chars / comma list" => OnceAsync(0, "a,b"),
        "sf-string quoted" => OnceAsync(1, $"\"{Key}\""),
        "bare token" or "replay" or "crash between charge and answer" => TwiceAsync(),
        "replay of error" => NoMoneyAsync(),
        "reuse with other body" => OtherBodyAsync(),
        "reuse with other path" => OtherPathAsync(),
        "other tenant same key" => OtherTenantAsync(route),
        "in flight" => InFlightAsync(),
        "crash before commit" => LeftReservedAsync(route),
        "client disconnect" => DisconnectAsync(),
        "expired key" => ExpiredAsync(route),
        "failed upstream" => UpstreamAsync(),
        "1000 parallel same key" => ManyOfOneAsync(),
        "1000 parallel distinct keys, balance 100, cost 6" => ManyAsync(),
        _ => throw new NotSupportedException($"No test for the case {name}."),
    };

    private async Task<(Paid, int, int)> OnceAsync(int charges, params string[] keys) => (await _route.PayAsync(_client, keys), charges, charges * _route.Cost);

    private async Task<(Paid, int, int)> TwiceAsync()
    {
        var quoted = await _route.PayAsync(_client, $"\"{Key}\"");
        var bare = await _route.PayAsync(_client, Key);
        (quoted.Status, quoted.Replayed, bare.Replayed, bare.Text, bare.ContentType).ShouldBe((200, false, true, quoted.Text, quoted.ContentType));
        return (bare, 1, _route.Cost);
    }

    private async Task<(Paid, int, int)> NoMoneyAsync()
    {
        var left = 100 - _route.Before;
        var (ledger, writer, account) = (_host.Platform.Services.GetRequiredService<CreditLedger>(), _host.Platform.Services.GetRequiredService<PlatformWriter>(), await _host.AccountAsync(_name));
        await BalanceAsync(_client);
        await writer.WriteAsync((db, token) => ledger.DebitAsync(db, account, left, CreditReasons.Search, "", token), Token);
        var first = await _route.PayAsync(_client, Key);
        var problem = JsonSerializer.Deserialize<JsonElement>(first.Text);
        (problem.GetProperty("balance").GetInt64(), problem.GetProperty("cost").GetInt64()).ShouldBe((0, _route.Cost));
        await writer.WriteAsync((db, token) => ledger.GrantAsync(db, account, left, "", token), Token);
        var again = await _route.PayAsync(_client, Key);
        (again.Status, again.Replayed, again.Text).ShouldBe((402, true, first.Text));
        return (again, 1, 0);
    }

    private async Task<(Paid, int, int)> OtherBodyAsync()
    {
        var first = await _route.PayAsync(_client, Key);
        var other = await _route.OtherBodyAsync(_client, Key);
        (await _route.PayAsync(_client, Key)).Text.ShouldBe(first.Text);
        return (other, 1, _route.Cost);
    }

    private async Task<(Paid, int, int)> OtherPathAsync()
    {
        var first = await _route.PayAsync(_client, Key);
        var (path, body) = _route.OtherPath.Length > 0 ? (_route.OtherPath, _route.OtherPathBody)
            : ($"/api/search/{JsonSerializer.Deserialize<JsonElement>(first.Text).Text("search_id")}/more", """{"offset":6}""");
        var other = await SearchHost.SendAsync(_client, path, body, Key);
        other.Replayed.ShouldBeFalse();
        return (other, 2, _route.Cost + 1);
    }

    private async Task<(Paid, int, int)> OtherTenantAsync(string route)
    {
        using var another = await _host.MemberAsync(SearchHost.NewName());
        var theirs = await (await ChargedRoute.OfAsync(route, another)).PayAsync(another, Key);
        var own = await _route.PayAsync(_client, Key);
        (theirs.Status, own.Replayed).ShouldBe((200, false));
        return (own, 1, _route.Cost);
    }

    private async Task<(Paid, int, int)> InFlightAsync()
    {
        var (gate, first) = await HeldAsync(Token);
        var second = await _route.PayAsync(_client, Key);
        gate.Open();
        (await first).Status.ShouldBe(200);
        second.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        return (second, 1, _route.Cost);
    }

    private async Task<(Paid, int, int)> LeftReservedAsync(string route)
    {
        await _route.PayAsync(_client, "other");
        await ChangeKeysAsync(row => (row.Status, row.BootId) = (null, Guid.Parse("00000000-0000-7000-8000-000000000001")));
        var taken = await _route.PayAsync(_client, "other");
        (taken.Status, taken.Replayed).ShouldBe((200, false), "what a dead process reserved is taken over");
        // A batch and a contact that were paid for are free when asked for anew.
        var charges = route == "search" ? 2 : 1;
        return (await _route.PayAsync(_client, "other"), charges, charges * _route.Cost);
    }

    private async Task<(Paid, int, int)> DisconnectAsync()
    {
        using var gone = new CancellationTokenSource();
        var (gate, first) = await HeldAsync(gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        gate.Open();
        return (await Poll.UntilAsync(() => _route.PayAsync(_client, Key), paid => paid.Status != 409, Token), 1, _route.Cost);
    }

    private async Task<(Paid, int, int)> ExpiredAsync(string route)
    {
        await _route.PayAsync(_client, Key);
        await ChangeKeysAsync(row => row.ReservedAt -= StoredKeys.Lifetime);
        var later = await _route.OtherBodyAsync(_client, Key);
        later.Replayed.ShouldBeFalse();
        // Five people more; five of a batch that was paid for; a contact that no search found.
        return route switch { "search" => (later, 2, 11), "more" => (later, 1, 1), _ => (later, 2, 2) };
    }

    private async Task<(Paid, int, int)> UpstreamAsync()
    {
        _host.Stub.EmbeddingScript = _ => StubReply.Status(500);
        var down = await _route.PayAsync(_client, Key);
        down.RetryAfter.ShouldNotBeNull();
        (await _route.OtherBodyAsync(_client, Key)).Status.ShouldBe(503, "the key was free again");
        return (down, 0, 0);
    }

    private async Task<(Paid, int, int)> ManyOfOneAsync()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => _route.PayAsync(_client, Key)));
        all.ShouldAllBe(paid => paid.Status == 200 || paid.Status == 409);
        all.Where(paid => paid.Status == 200).Select(paid => paid.Text).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        all.Count(paid => paid.Status == 200 && !paid.Replayed).ShouldBe(1);
        return (all.First(paid => paid.Status == 200), 1, _route.Cost);
    }

    // A tenth of them: whole searches, where the thousand of the generic work only write.
    private async Task<(Paid, int, int)> ManyAsync()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => _route.PayAsync(_client, $"{Key}-{number}")));
        all.CountBy(paid => paid.Status).ToDictionary().ShouldBe(new Dictionary<int, int> { [200] = 16, [402] = 84 }, ignoreOrder: true);
        return (all[0], 16, 96);
    }

    /// <summary>A request that waits for the vector of its query.</summary>
    private async Task<(StubGate Gate, Task<Paid> First)> HeldAsync(CancellationToken cancellationToken)
    {
        var gate = new StubGate();
        _host.Stub.EmbeddingScript = request => StubEmbeddings.Reply(request, _host.Stub.Dimension).HeldBy(gate);
        var first = _route.PayAsync(_client, cancellationToken, Key);
        await gate.Reached;
        _host.Stub.EmbeddingScript = _ => null;
        return (gate, first);
    }

    private async Task ChangeKeysAsync(Action<StoredKey> change)
    {
        var account = await _host.AccountAsync(_name);
        await _host.Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) => (await db.Set<StoredKey>().Where(row => row.UserId == account).ToListAsync(token)).ForEach(change), Token);
    }

    private static List<Row> Rows() => JsonSerializer.Deserialize<List<Row>>(System.IO.File.ReadAllText(File!), JsonSerializerOptions.Web)!;

    private sealed record Row(string Case, JsonElement Status, string Problem);
}
