using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Leads;

public sealed class LeadNotificationTests : IAsyncLifetime
{
    private const string Session = "0123456789abcdef0123456789abcdef";
    private readonly Guid _profile = new("00000000-0000-0000-0000-00000000000a");
    private readonly Clock _clock = new();
    private PlatformDatabaseFixture _database = null!;
    private LeadInbox _inbox = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await PlatformDatabaseFixture.CreateAsync(Token);
        _inbox = new LeadInbox(_database.Contexts, new Outbox(_clock), _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Lead_New_TellsTheOwnerOnce()
    {
        await AddLeadAsync("Kim@Example.org", "Kim");

        var told = (await ToldAsync()).ShouldHaveSingleItem();
        var lead = (await _inbox.LeadsAsync(_profile, new LeadFilter(), new PageRequest(1), Token)).Items.ShouldHaveSingleItem();
        told.Kind.ShouldBe(NotificationKinds.Lead);
        told.ProfileId.ShouldBe(_profile);
        told.EventKey.ShouldBe($"lead:{lead.Id}");
        told.DeliveredAt.ShouldBeNull();
        var payload = JsonSerializer.Deserialize<JsonElement>(told.PayloadJson);
        payload.GetProperty("email").GetString().ShouldBe("kim@example.org");
        payload.GetProperty("name").GetString().ShouldBe("Kim");
    }

    [Fact]
    public async Task Lead_SameAddressAgain_TellsNobodyASecondTime()
    {
        await AddLeadAsync("kim@example.org", "");
        await AddLeadAsync("KIM@example.org", "Kim");

        (await ToldAsync()).Count.ShouldBe(1);
        (await _inbox.LeadsAsync(_profile, new LeadFilter(), new PageRequest(1), Token)).Items.ShouldHaveSingleItem().Name.ShouldBe("Kim");
    }

    [Fact]
    public async Task Lead_SameAddressTwiceInOneTransaction_IsOneLead()
    {
        await _database.Writer.WriteAsync(async (db, token) =>
        {
            await _inbox.AddLeadAsync(db, _profile, Session, "kim@example.org", "", "hello", token);
            await _inbox.AddLeadAsync(db, _profile, Session, "kim@example.org", "Kim", "hello", token);
        }, Token);

        (await ToldAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Lead_TransactionFails_TellsNobody()
    {
        await Should.ThrowAsync<InvalidOperationException>(_database.Writer.WriteAsync(async (db, token) =>
        {
            await _inbox.AddLeadAsync(db, _profile, Session, "kim@example.org", "", "hello", token);
            await db.SaveChangesAsync(token);
            throw new InvalidOperationException("The turn could not be stored.");
        }, Token));

        (await ToldAsync()).ShouldBeEmpty();
        (await _inbox.LeadsAsync(_profile, new LeadFilter(), new PageRequest(1), Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Question_Unanswered_TellsTheAdminsOfEachOnce()
    {
        await _database.Writer.WriteAsync(async (db, token) =>
        {
            await _inbox.AddUnansweredAsync(db, _profile, Session, "Do you sail?", token);
            await _inbox.AddUnansweredAsync(db, _profile, Session, "Do you dive?", token);
        }, Token);

        var told = await ToldAsync();
        var open = (await _inbox.UnansweredAsync(_profile, new PageRequest(1), Token)).Items;
        told.ShouldAllBe(one => one.Kind == NotificationKinds.Gap && one.ProfileId == _profile);
        told.Select(one => one.EventKey).ShouldBe(open.Select(question => $"gap:{question.Id}"), ignoreOrder: true);
        told.ShouldContain(one => one.PayloadJson.Contains("Do you sail?"));
    }

    private Task AddLeadAsync(string email, string name) => _database.Writer.WriteAsync(
        (db, token) => _inbox.AddLeadAsync(db, _profile, Session, email, name, "hello", token), Token);

    private async Task<List<Notification>> ToldAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Token);
        return await db.Set<Notification>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(Token);
    }
}
