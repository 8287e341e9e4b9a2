using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Api;

/// <summary>The application with one route more, whose work costs what the request says and leaves one row.</summary>
public sealed class ChargingHost : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> _works = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _admitted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _worked = new(StringComparer.Ordinal);
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal PlatformHost Platform => _host;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(null, null, Map, Token);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>What the work of a thing does from now on, instead of nothing.</summary>
    internal void Let(string thing, Func<CancellationToken, Task> work) => _works[thing] = work;

    /// <summary>How often the limit was asked about a thing.</summary>
    internal int Admitted(string thing) => _admitted.GetValueOrDefault(thing);

    /// <summary>How often work on a thing began.</summary>
    internal int Worked(string thing) => _worked.GetValueOrDefault(thing);

    internal static string Body(long cost = 6, string query = "baker") => JsonSerializer.Serialize(new { cost, query });

    /// <summary>Pays for a thing; every one of <paramref name="keys"/> is a field of its own.</summary>
    internal static async Task<Paid> PayAsync(HttpClient client, string thing, string body, params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/test/{thing}/pay");
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        foreach (var key in keys)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key).ShouldBeTrue();
        }

        using var response = await client.SendAsync(request, Token);
        return new Paid(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(Token),
            response.Headers.Contains(ChargedAnswer.ReplayedField),
            response.Headers.RetryAfter?.Delta,
            response.Content.Headers.ContentType?.ToString() ?? "");
    }

    /// <summary>Credits left.</summary>
    internal static async Task<long> BalanceAsync(HttpClient client) => (await client.ReadAsync("/api/me/credits")).Body.GetProperty("balance").GetInt64();

    /// <summary>Charges so far.</summary>
    internal static async Task<int> ChargesAsync(HttpClient client) =>
        (await client.ReadAsync("/api/me/credits?page_size=100")).Body.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("amount").GetInt64() < 0);

    private void Map(WebApplication app) => app.MapGroup("/api").DisableAntiforgery().MapPost("/test/{thing}/pay", HandleAsync);

    private async Task<IResult> HandleAsync(RequestViewer who, string thing, HttpContext context, CancellationToken cancellationToken)
    {
        var call = await ChargedCall<PayBody>.ReadAsync(context, who, cancellationToken);
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        if (call.Body is not { Cost: >= 0 } body)
        {
            return Problems.Invalid("cost", "Must be 0 or more.");
        }

        return await call.RunAsync(
            preCheck: body.Cost,
            admit: () => _admitted.AddOrUpdate(thing, 1, (_, count) => count + 1) > 0 ? null : TimeSpan.Zero,
            work: async token =>
            {
                _worked.AddOrUpdate(thing, 1, (_, count) => count + 1);
                await (_works.TryGetValue(thing, out var work) ? work(token) : Task.CompletedTask);
                return Ids.New(TimeProvider.System).ToString();
            },
            commit: (db, result, _) =>
            {
                if (thing == "upstream-down")
                {
                    return Task.FromResult(Charge.Refused(call.Problem(503, "upstream-unavailable", "The model does not answer.")));
                }

                db.Add(new PlatformFact { Key = "result " + result, Value = thing });
                return Task.FromResult(new Charge(body.Cost, CreditReasons.Search, result, call.Json(new { result, charged = body.Cost })));
            },
            cancellationToken);
    }

    internal sealed record PayBody(long Cost, string? Query);

    internal sealed record Paid(int Status, string Text, bool Replayed, TimeSpan? RetryAfter, string ContentType)
    {
        public string Code => JsonDocument.Parse(Text).RootElement.Text("type").Split('/')[^1];
    }
}
