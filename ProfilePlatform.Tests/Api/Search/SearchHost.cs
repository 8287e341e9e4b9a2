using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Web.Features.Credits;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>The application with people to find: thirty backend engineers of Mumbai, ten gardeners of Hamburg, and a server that embeds.</summary>
public sealed class SearchHost : IAsyncLifetime
{
    internal const string Query = "backend engineer with Python in Mumbai";
    internal const int Engineers = 30;
    private const int Gardeners = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal PlatformHost Platform { get; private set; } = null!;

    internal StubProvider Stub { get; private set; } = null!;

    /// <summary>Settings beside those of every test; set before it starts.</summary>
    internal Dictionary<string, string?> Settings { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Settings under which this machine embeds.</summary>
    internal static Dictionary<string, string?> OwnEncoder => new(StringComparer.OrdinalIgnoreCase) { ["EMBEDDING_BASE_URL"] = "", ["EMBEDDING_MODEL"] = "", ["EMBEDDING_API_KEY"] = "" };

    /// <summary>True where a language model is configured, the stub.</summary>
    internal bool WithModel { get; init; }

    public async ValueTask InitializeAsync()
    {
        Stub = await StubProvider.StartAsync();
        var all = WithModel ? new Dictionary<string, string?>(Stub.Settings, StringComparer.OrdinalIgnoreCase) : new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        (all["EMBEDDING_BASE_URL"], all["EMBEDDING_MODEL"], all["EMBEDDING_API_KEY"]) = (Stub.BaseUrl.ToString(), "embed", StubProvider.Key);
        foreach (var (name, value) in Settings)
        {
            all[name] = value;
        }

        Platform = await PlatformHost.StartAsync(all, cancellationToken: Token);
        await AddAsync([.. Enumerable.Range(1, Engineers).Select(Engineer), .. Enumerable.Range(100, Gardeners).Select(Gardener)]);
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Stub.DisposeAsync();
    }

    internal static Guid IdOf(int number) => new(number, 7, 7, new byte[8]);

    /// <summary>Adds people and waits until the index has them.</summary>
    internal async Task AddAsync(params (Profile Profile, ExperienceCard Card)[] people)
    {
        await Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            (db, _) =>
            {
                foreach (var (profile, card) in people)
                {
                    db.Add(profile);
                    db.Add(card);
                    PeopleWork.Add(db, profile.Id, profile.ContentVersion);
                }

                return Task.CompletedTask;
            },
            Token);
        var index = Platform.Services.GetRequiredService<PeopleIndex>();
        await using var db = await Platform.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var all = await db.Set<Profile>().CountAsync(profile => profile.Enabled && profile.Visibility == Visibility.Public, Token);
        await Poll.UntilAsync(() => Task.FromResult(index.State.People), count => count == all, Token);
    }

    /// <summary>Changes a profile's row past the index, as it stands between a change and its projection.</summary>
    internal Task ChangeAsync(Guid id, Action<Profile> change) => Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
        async (db, token) => change(await db.Set<Profile>().SingleAsync(profile => profile.Id == id, token)), Token);

    /// <summary>Lets a search be older than a day.</summary>
    internal Task ExpireAsync(string searchId) => Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
        async (db, token) =>
        {
            var id = Guid.Parse(searchId);
            var search = await db.Set<StoredSearch>().SingleAsync(found => found.Id == id, token);
            db.Entry(search).Property(found => found.ExpiresAt).CurrentValue = search.CreatedAt;
        },
        Token);

    /// <summary>A member with a full account.</summary>
    internal Task<HttpClient> MemberAsync(string name) => Platform.SignInAsync($"{name}@example.org", Token);

    /// <summary>A member's account.</summary>
    internal async Task<Guid> AccountAsync(string name) => (await Platform.Services.GetRequiredService<Accounts>().FindOrCreateAsync($"{name}@example.org", Token)).Id;

    /// <summary>A name that no other member has.</summary>
    internal static string NewName() => Ids.New(TimeProvider.System).ToString("N");

    internal static string Body(int cards = 6, string query = Query) => JsonSerializer.Serialize(new { query, num_cards = cards });

    /// <summary>Searches, and expects an answer.</summary>
    internal static async Task<JsonElement> SearchAsync(HttpClient client, int cards = 6, string query = Query)
    {
        var paid = await SendAsync(client, "/api/search", Body(cards, query));
        paid.Status.ShouldBe(200, paid.Text);
        return JsonSerializer.Deserialize<JsonElement>(paid.Text);
    }

    /// <summary>Sends a body; every one of <paramref name="keys"/> is a field of its own.</summary>
    internal static async Task<Paid> SendAsync(HttpClient client, string path, string body, params string[] keys) => await SendAsync(client, path, body, Token, keys);

    internal static async Task<Paid> SendAsync(HttpClient client, string path, string body, CancellationToken cancellationToken, params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        foreach (var key in keys)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key).ShouldBeTrue();
        }

        using var response = await client.SendAsync(request, cancellationToken);
        return new Paid(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), response.Headers.Contains(ChargedAnswer.ReplayedField),
            response.Headers.RetryAfter?.Delta, response.Content.Headers.ContentType?.ToString() ?? "");
    }

    internal static IReadOnlyList<string> IdsOf(JsonElement answer) => [.. answer.GetProperty("people").EnumerateArray().Select(person => person.Text("id"))];

    internal static (Profile Profile, ExperienceCard Card) Engineer(int number)
    {
        var person = Person(number, "Backend Engineer", $"Firm {number}", "Mumbai", "India", $"Built services in Python that answer {number} thousand calls a day.");
        (person.Profile.OpenToContact, person.Profile.ContactEmailVisible, person.Profile.ContactEmail) = (number % 2 == 1, true, $"p{number}@people.example");
        return person;
    }

    internal static (Profile Profile, ExperienceCard Card) Person(int number, string title, string company, string city, string country, string summary)
    {
        var id = IdOf(number);
        return (
            new Profile
            {
                Id = id, Slug = $"person-{number}", DisplayName = $"Person {number:D3}", Headline = $"{title} of {city}", Enabled = true, Visibility = Visibility.Public,
                OpenToWork = true, WorkPreferredLocations = [city], ContentVersion = 1,
            },
            new ExperienceCard
            {
                Id = new Guid(number, 8, 8, new byte[8]), ProfileId = id, Title = title, CompanyName = company, Location = $"{city}, {country}", City = city, Country = country,
                StartDate = "2020-01-01", IsCurrent = true, Summary = summary,
                Children = [new CardChild { Id = new Guid(number, 9, 9, new byte[8]), ChildType = "tools", RawText = "Python, PostgreSQL" }],
            });
    }

    private static (Profile Profile, ExperienceCard Card) Gardener(int number) => Person(number, "Gardener", $"Garden {number}", "Hamburg", "Germany", "Planted trees.");
}
