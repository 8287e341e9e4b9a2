using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Identity;

/// <summary>How long sessions hold, on a clock that the tests move.</summary>
public sealed class SessionRegistryTests : IAsyncLifetime
{
    private static readonly Visit Visit = new("192.0.2.1", "r1", "Firefox on Linux");
    private readonly string _folder = Directory.CreateTempSubdirectory("sessions-").FullName;
    private readonly Clock _clock = new();
    private readonly HashSet<string> _admins = new(StringComparer.Ordinal) { "root@example.org" };
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SessionRegistry Sessions => _services.GetRequiredService<SessionRegistry>();

    public async ValueTask InitializeAsync()
    {
        SqliteNatives.Use();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddStorage(new DataDirectory(_folder)).AddAudit()
            .AddIdentity(new IdentityOptions { AdminEmails = _admins, Idle = TimeSpan.FromHours(2), Longest = TimeSpan.FromHours(10) }).BuildServiceProvider();
        await _services.GetRequiredService<PlatformDatabase>().MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Session_Unused_RunsOutAndUseKeepsIt()
    {
        var id = await AdmitAsync("ana");
        for (var hour = 0; hour < 6; hour++)
        {
            _clock.Advance(TimeSpan.FromMinutes(90));
            (await Sessions.FindAsync(id, isUse: true, Token)).ShouldNotBeNull();
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        (await Sessions.FindAsync(id, isUse: true, Token)).ShouldBeNull("ten hours are the longest, used or not");
        var other = await AdmitAsync("bea");
        _clock.Advance(TimeSpan.FromMinutes(119));
        (await Sessions.FindAsync(other, isUse: false, Token)).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await Sessions.FindAsync(other, isUse: false, Token)).ShouldBeNull("being looked at is no use");
    }

    [Fact]
    public async Task Use_IsStored_SoThatARestartKnowsIt()
    {
        var id = await AdmitAsync("ana");
        _clock.Advance(TimeSpan.FromMinutes(100));
        await Sessions.FindAsync(id, isUse: true, Token);
        await _services.GetRequiredService<SeenSessions>().StoreAsync(Token);

        (await RowsAsync<SignIn>()).Single().LastSeenAt.ShouldBe(_clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromDays(91));
        await _services.GetRequiredService<SeenSessions>().StoreAsync(Token);
        (await RowsAsync<SignIn>()).ShouldBeEmpty("after 90 days nobody needs to know");
    }

    [Fact]
    public async Task Ended_HoldsAtOnce_AndTellsWhatIsOpen()
    {
        var id = await AdmitAsync("ana");
        var session = (await Sessions.FindAsync(id, isUse: true, Token))!;
        List<Guid> told = [];
        Sessions.OnEnded(told.AddRange);

        (await Sessions.EndAsync(AuditActor.Platform, session.UserId, id, Token)).ShouldBeTrue();
        (await Sessions.FindAsync(id, isUse: true, Token)).ShouldBeNull();
        (await Sessions.EndAsync(AuditActor.Platform, session.UserId, id, Token)).ShouldBeFalse();
        told.ShouldBe([id]);
    }

    [Fact]
    public async Task Changed_ByAnotherProcess_HoldsAfterSeconds()
    {
        var id = await AdmitAsync("root");
        (await Sessions.FindAsync(id, isUse: true, Token))!.IsAdmin.ShouldBeTrue();
        await _services.GetRequiredService<PlatformWriter>().WriteAsync(async (db, token) => (await db.Set<User>().SingleAsync(token)).IsAdmin = false, Token);
        _clock.Advance(TimeSpan.FromSeconds(6));

        (await Sessions.FindAsync(id, isUse: true, Token))!.IsAdmin.ShouldBeFalse();
    }

    [Fact]
    public async Task Admin_NotNamedAnyMore_IsNoneAtOnce_AndAtTheNextSignInLosesAllSessions()
    {
        var before = await AdmitAsync("root");
        _admins.Clear();
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await Sessions.FindAsync(before, isUse: true, Token))!.IsAdmin.ShouldBeFalse();

        var after = await AdmitAsync("root");
        (await Sessions.FindAsync(before, isUse: true, Token)).ShouldBeNull();
        (await Sessions.FindAsync(after, isUse: true, Token))!.IsAdmin.ShouldBeFalse();
        _admins.Add("root@example.org");
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await Sessions.FindAsync(after, isUse: true, Token))!.IsAdmin.ShouldBeFalse("who is named again signs in again");
        (await RowsAsync<AuditEntry>()).Where(row => row.Action == AuditActions.RoleChanged).Select(row => row.DetailsJson)
            .ShouldBe(["""{"admin":true}""", """{"admin":false}"""]);
    }

    [Fact]
    public async Task Account_MadeForAnAddress_IsTheFirstVerifiedHoldersAndNobodyElsesAfter()
    {
        var made = await _services.GetRequiredService<Accounts>().FindOrCreateAsync("ana@example.org", Token);
        var admission = _services.GetRequiredService<Admission>();
        var first = await admission.AdmitAsync(new ProvedPerson("https://one", "1", "ana@example.org", "Ana"), Visit, null, Token);
        first.ShouldBeOfType<AdmitResult.Admitted>().User.Id.ShouldBe(made.Id);
        (await admission.AdmitAsync(new ProvedPerson("https://two", "1", "ana@example.org", "Ana"), Visit, null, Token)).ShouldBeOfType<AdmitResult.Refused>();
        (await RowsAsync<UserLogin>()).Count.ShouldBe(1);
    }

    private async Task<Guid> AdmitAsync(string name) =>
        ((AdmitResult.Admitted)await _services.GetRequiredService<Admission>().AdmitAsync(
            new ProvedPerson("https://issuer", name, name + "@example.org", name), Visit, null, Token)).SessionId;

    private async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<T>().AsNoTracking().ToListAsync(Token);
    }
}
