using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>The application with a stub provider and a profile that has a summary, five experiences and three projects.</summary>
internal sealed class EnhanceHost : IAsyncDisposable
{
    public const string Biography = "I build billing systems. Ten years in payments. I like quiet weeks.";

    public static readonly (string Kind, string Title, string Company, string Text)[] Cards =
    [
        ("experience", "Senior Engineer", "Nordwind GmbH", "Built the billing platform that handles 4 million invoices a month. Led a team of 7 engineers."),
        ("experience", "Engineer", "Kiesel AG", "Wrote the warehouse routing service in Go. Helped to move 12 depots to it."),
        ("experience", "Developer", "Tekla Soft", "Worked on the Android app. Fixed crashes and wrote unit tests in Kotlin."),
        ("experience", "Intern", "Havel Retail", "Made weekly sales dashboards in Power BI for the buying team."),
        ("education", "MSc Computer Science", "Technische Hochschule Spreewald", "Thesis on scheduling of trains, graded 1.3. Tutor for databases."),
        ("project", "Rain barrel sensor", "", "Small ESP32 sensor that measures water in the rain barrel. Runs on one battery for 8 months."),
        ("project", "Recipe search", "", "Website to search my grandmother's 400 recipes, made with Django and Postgres."),
        ("project", "Wheelchair map", "", "Map of ramps for wheelchair users in Graz, drawn by 70 volunteers."),
    ];

    private EnhanceHost(StubProvider stub, PlatformHost host, string slug) => (Stub, Host, Slug) = (stub, host, slug);

    public StubProvider Stub { get; }

    public PlatformHost Host { get; }

    public string Slug { get; }

    public HttpClient Client => Host.Admin;

    public string Path => $"/api/profiles/{Slug}/enhance";

    public IReadOnlyList<StubRequest> Asked => [.. Stub.Requests.Where(request => EnhanceScript.Sections(request).Count > 0)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EnhanceHost> StartAsync(Dictionary<string, string?>? settings = null, bool groq = false)
    {
        var stub = await StubProvider.StartAsync(groq);
        stub.Script = EnhanceScript.Honest;
        var all = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        var host = await PlatformHost.StartAsync(all, cancellationToken: Token);
        return new EnhanceHost(stub, host, await FillAsync(host.Admin));
    }

    /// <summary>Makes the profile; its slug.</summary>
    public static async Task<string> FillAsync(HttpClient client)
    {
        var (_, profile) = await client.PostAsync("/api/profiles", new { display_name = "Ida Falk" });
        var slug = profile.Text("slug");
        (await client.PatchAsync($"/api/profiles/{slug}", new { biography = Biography })).Status.ShouldBe(200);
        await PutCardsAsync(client, slug, Cards.Select(card => new { kind = card.Kind, title = card.Title, company_name = card.Company, summary = card.Text }));
        return slug;
    }

    public static async Task<JsonElement> PutCardsAsync(HttpClient client, string slug, IEnumerable<object> cards)
    {
        var (status, stored) = await client.SendAsync(HttpMethod.Put, $"/api/profiles/{slug}/cards", cards.ToList());
        status.ShouldBe(200);
        return stored;
    }

    /// <summary>A text so long that twelve of them need more than one call.</summary>
    public static string Long(int number) =>
        $"At place{number}: " + string.Concat(Enumerable.Repeat("Built the billing platform and wrote its tests, then moved the depots to it and taught the teams. ", 15));

    public Task<(int Status, JsonElement Body)> PostAsync(string? wish = null) => Client.PostAsync(Path, wish is null ? null : new { custom_prompt = wish });

    /// <summary>Rewrites, and expects an answer.</summary>
    public async Task<JsonElement> EnhanceAsync(string? wish = null)
    {
        var (status, answer) = await PostAsync(wish);
        status.ShouldBe(200, answer.ToString());
        return answer;
    }

    public Task<(int Status, JsonElement Body)> DecideAsync(JsonElement section, string state, string? text = null) => Client.SendAsync(
        HttpMethod.Put, $"{Path}/sections/{section.Text("id")}", text is null ? new { state } : new { state, text });

    public async Task<List<JsonElement>> CardsAsync() => [.. (await Client.ReadAsync($"/api/profiles/{Slug}/cards")).Body.GetProperty("items").EnumerateArray()];

    /// <summary>A page as a browser of its own sees it: the cookies that it sets are not for the other calls.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var browser = new HttpClient { BaseAddress = Host.Address };
        return await browser.GetStringAsync(new Uri(path, UriKind.Relative), Token);
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Stub.DisposeAsync();
    }
}
