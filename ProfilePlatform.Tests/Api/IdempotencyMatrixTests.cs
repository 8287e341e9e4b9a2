using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Storage;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api;

/// <summary>The matrix of idempotency over HTTP: each case of the shared file, by its name.</summary>
public sealed class IdempotencyMatrixTests(ChargingHost host) : IClassFixture<ChargingHost>
{
    private const string Key = "8e03978e-40d5-43e8-bc93-6894a57f9324";
    private static readonly string? File =
        Repository.SharedData is { } data && Path.Combine(data, "security", "idempotency-matrix.json") is var path && System.IO.File.Exists(path) ? path : null;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases() =>
        File is null ? [""] : [.. JsonSerializer.Deserialize<List<Row>>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web)!.Select(row => row.Case)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Matrix_EachCase_HoldsAsWritten(string name)
    {
        Assert.SkipWhen(name.Length == 0, "shared/data/security/idempotency-matrix.json is not beside the repository.");
        Assert.SkipWhen(name == "missing key on charged POST", "Void: the key is optional.");
        var row = JsonSerializer.Deserialize<List<Row>>(await System.IO.File.ReadAllTextAsync(File!, Token), JsonSerializerOptions.Web)!.Single(row => row.Case == name);
        var thing = Ids.New(TimeProvider.System).ToString("N");
        using var client = await host.Platform.SignInAsync($"{thing}@example.org", Token);

        var (paid, charges) = await RunAsync(name, client, thing);

        paid.Status.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBeOneOf(row.Status.ToString().Split('/'));
        if (row.Problem.Length > 0)
        {
            (paid.Code, paid.ContentType).ShouldBe((row.Problem, "application/problem+json"));
        }

        (await ChargesAsync(client)).ShouldBe(charges);
        (await BalanceAsync(client)).ShouldBe(100 - (6 * charges));
    }

    /// <summary>The answer that the case is about, and how often its user was charged in the end.</summary>
    private Task<(Paid Paid, int Charges)> RunAsync(string name, HttpClient client, string thing) => name switch
    {
        "empty key" => RefusedAsync(client, thing, ""),
        "256 chars" => RefusedAsync(client, thing, new string('k', 256)),
        "two header fields" => RefusedAsync(client, thing, "a", "b"),
        "control chars / comma list" => NoKeysAsync(client, thing),
        "sf-string quoted" => OnceAsync(client, thing, $"\"{Key}\""),
        "bare token" => BareAsync(client, thing),
        "replay" => ReplayAsync(client, thing),
        "replay of error" => ReplayOfRefusalAsync(client, thing),
        "reuse with other body" => OtherBodyAsync(client, thing),
        "reuse with other path" => OtherPathAsync(client, thing),
        "other tenant same key" => OtherTenantAsync(client, thing),
        "in flight" => InFlightAsync(client, thing),
        "crash between charge and answer" => LostAnswerAsync(client, thing),
        "crash before commit" => LeftReservedAsync(client, thing),
        "client disconnect" => DisconnectAsync(client, thing),
        "expired key" => ExpiredAsync(client, thing),
        "failed upstream" => UpstreamAsync(client, thing),
        "1000 parallel same key" => ManyOfOneAsync(client, thing),
        "1000 parallel distinct keys, balance 100, cost 6" => ManyAsync(client, thing),
        _ => throw new NotSupportedException($"No test for the case {name}."),
    };

    private static async Task<(Paid, int)> OnceAsync(HttpClient client, string thing, string key) => (await PayAsync(client, thing, Body(), key), 1);

    private static async Task<(Paid, int)> RefusedAsync(HttpClient client, string thing, params string[] keys) => (await PayAsync(client, thing, Body(), keys), 0);

    private static async Task<(Paid, int)> NoKeysAsync(HttpClient client, string thing)
    {
        (await PayAsync(client, thing, Body(), "a\tb")).Code.ShouldBe("idempotency-key-invalid");
        return await RefusedAsync(client, thing, "a,b");
    }

    private static async Task<(Paid, int)> BareAsync(HttpClient client, string thing)
    {
        var quoted = await PayAsync(client, thing, Body(), $"\"{Key}\"");
        var bare = await PayAsync(client, thing, Body(), Key);
        (bare.Replayed, bare.Text).ShouldBe((true, quoted.Text));
        return (bare, 1);
    }

    private async Task<(Paid, int)> ReplayAsync(HttpClient client, string thing)
    {
        var first = await PayAsync(client, thing, Body(), Key);
        var again = await PayAsync(client, thing, Body(), Key);
        (first.Replayed, again.Replayed, again.Text, again.ContentType).ShouldBe((false, true, first.Text, first.ContentType));
        (host.Admitted(thing), host.Worked(thing)).ShouldBe((1, 1));
        return (again, 1);
    }

    private static async Task<(Paid, int)> ReplayOfRefusalAsync(HttpClient client, string thing)
    {
        var first = await PayAsync(client, thing, Body(cost: 101), Key);
        var problem = JsonSerializer.Deserialize<JsonElement>(first.Text);
        (problem.GetProperty("balance").GetInt64(), problem.GetProperty("cost").GetInt64()).ShouldBe((100, 101));
        var again = await PayAsync(client, thing, Body(cost: 101), Key);
        (again.Replayed, again.Text).ShouldBe((true, first.Text));
        return (again, 0);
    }

    private static async Task<(Paid, int)> OtherBodyAsync(HttpClient client, string thing)
    {
        var first = await PayAsync(client, thing, Body(), Key);
        var other = await PayAsync(client, thing, Body(query: "cook"), Key);
        (await PayAsync(client, thing, Body(), Key)).Text.ShouldBe(first.Text);
        return (other, 1);
    }

    private static async Task<(Paid, int)> OtherPathAsync(HttpClient client, string thing)
    {
        await PayAsync(client, thing, Body(), Key);
        var other = await PayAsync(client, thing + "-2", Body(), Key);
        other.Replayed.ShouldBeFalse();
        return (other, 2);
    }

    private async Task<(Paid, int)> OtherTenantAsync(HttpClient client, string thing)
    {
        using var another = await host.Platform.SignInAsync($"{thing}-b@example.org", Token);
        var theirs = await PayAsync(another, thing, Body(), Key);
        var own = await PayAsync(client, thing, Body(), Key);
        (own.Replayed, own.Text == theirs.Text).ShouldBe((false, false));
        return (own, 1);
    }

    private async Task<(Paid, int)> InFlightAsync(HttpClient client, string thing)
    {
        var entered = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        host.Let(thing, _ =>
        {
            entered.SetResult();
            return gate.Task;
        });
        var first = PayAsync(client, thing, Body(), Key);
        await entered.Task;
        var second = await PayAsync(client, thing, Body(), Key);
        gate.SetResult();
        (await first).Status.ShouldBe(200);
        second.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        host.Admitted(thing).ShouldBe(1);
        return (second, 1);
    }

    // The charge holds and nobody read the answer: for the server the same as a kill after its commit, which CreditKillTests does.
    private static async Task<(Paid, int)> LostAnswerAsync(HttpClient client, string thing)
    {
        await PayAsync(client, thing, Body(), Key);
        return (await PayAsync(client, thing, Body(), Key), 1);
    }

    private async Task<(Paid, int)> LeftReservedAsync(HttpClient client, string thing)
    {
        await PayAsync(client, thing, Body(), "other");
        await ChangeKeysAsync(thing, row =>
        {
            (row.Status, row.BootId) = (null, Guid.Parse("00000000-0000-7000-8000-000000000001"));
        });
        (await PayAsync(client, thing, Body(), "other")).Replayed.ShouldBeFalse("what a dead process reserved is taken over");
        return (await PayAsync(client, thing, Body(), "other"), 2);
    }

    private async Task<(Paid, int)> DisconnectAsync(HttpClient client, string thing)
    {
        using var gone = new CancellationTokenSource();
        host.Let(thing, async token =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/test/{thing}/pay");
        request.Content = new StringContent(Body(), System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Key);
        await Should.ThrowAsync<OperationCanceledException>(() => client.SendAsync(request, gone.Token));
        host.Let(thing, _ => Task.CompletedTask);
        return (await Poll.UntilAsync(() => PayAsync(client, thing, Body(), Key), paid => paid.Status != 409, Token), 1);
    }

    private async Task<(Paid, int)> ExpiredAsync(HttpClient client, string thing)
    {
        await PayAsync(client, thing, Body(), Key);
        await ChangeKeysAsync(thing, row => row.ReservedAt -= StoredKeys.Lifetime);
        var later = await PayAsync(client, thing, Body(query: "cook"), Key);
        later.Replayed.ShouldBeFalse();
        return (later, 2);
    }

    private static async Task<(Paid, int)> UpstreamAsync(HttpClient client, string thing)
    {
        var down = await PayAsync(client, "upstream-down", Body(), Key);
        (await PayAsync(client, "upstream-down", Body(query: "cook"), Key)).Status.ShouldBe(503, "the key was free again");
        return (down, 0);
    }

    private async Task<(Paid, int)> ManyOfOneAsync(HttpClient client, string thing)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => PayAsync(client, thing, Body(), Key)));
        all.ShouldAllBe(paid => paid.Status == 200 || paid.Status == 409);
        all.Where(paid => paid.Status == 200).Select(paid => paid.Text).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (host.Admitted(thing), host.Worked(thing)).ShouldBe((1, 1));
        return (all[0], 1);
    }

    private static async Task<(Paid, int)> ManyAsync(HttpClient client, string thing)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => PayAsync(client, thing, Body(), $"{Key}-{number}")));
        all.Count(paid => paid.Status == 200).ShouldBe(16);
        all.Count(paid => paid.Status == 402).ShouldBe(984);
        return (all[0], 16);
    }

    private Task ChangeKeysAsync(string thing, Action<StoredKey> change) => host.Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
        (db, _) =>
        {
            db.Set<StoredKey>().Where(row => row.Route.Contains(thing)).ToList().ForEach(change);
            return Task.CompletedTask;
        },
        Token);

    private sealed record Row(string Case, JsonElement Status, string Problem);
}
