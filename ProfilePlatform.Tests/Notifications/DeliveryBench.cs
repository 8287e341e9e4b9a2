using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Channels;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Storage;
using ProfilePlatform.Tests.Usage;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>An owner with a profile, an admin, and all that sends, over a real store and stubs that take it.</summary>
internal sealed class DeliveryBench : IAsyncDisposable
{
    public const string OwnerEmail = "ana@example.org";
    public const string AdminEmail = "root@example.org";
    public const string Key = "uQiRzpo4DXghDmr9QzzfQu27cmVRsG";
    public const string AdminKey = "gznej3rKEVAvPUxu9vvNnqpmZpokzF";

    private readonly List<ServiceProvider> _workers = [];
    private readonly IdentityOptions _identity = new() { AdminEmails = new HashSet<string>(StringComparer.Ordinal) { AdminEmail } };

    private DeliveryBench(PlatformDatabaseFixture db, ReceiverStub receiver, SmtpStub? smtp)
    {
        (Db, Receiver, Smtp) = (db, receiver, smtp);
        Options = OptionsWith(TimeSpan.FromSeconds(30));
        Outbox = new Outbox(Time);
        Recipients = new NoticeRecipients(_identity);
        Settings = new NoticeSettings(db.Contexts, db.Writer, Recipients);
        Plan = new DeliveryPlan(db.Contexts, db.Writer, Recipients, Options, Time);
    }

    public PlatformDatabaseFixture Db { get; }

    public ReceiverStub Receiver { get; }

    public SmtpStub? Smtp { get; }

    public Clock Time { get; } = new();

    public NotificationOptions Options { get; }

    public Outbox Outbox { get; }

    public INoticeRecipients Recipients { get; }

    public NoticeSettings Settings { get; }

    public DeliveryPlan Plan { get; }

    public KeptLogs<DeliveryRun> Logs { get; } = new();

    public UnsubscribeLinks Links { get; } = new(new EphemeralDataProtectionProvider());

    public Guid Owner { get; } = new("00000000-0000-0000-0000-0000000000a1");

    public Guid Admin { get; } = new("00000000-0000-0000-0000-0000000000a2");

    public Guid Profile { get; } = new("00000000-0000-0000-0000-00000000000a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DeliveryBench> CreateAsync(bool smtp = false)
    {
        var bench = new DeliveryBench(await PlatformDatabaseFixture.CreateAsync(Token), await ReceiverStub.StartAsync(), smtp ? new SmtpStub() : null);
        await bench.Db.Writer.WriteAsync((db, _) =>
        {
            db.Add(new User { Id = bench.Owner, Email = OwnerEmail, Name = "Ana", CreatedAt = bench.Time.GetUtcNow() });
            db.Add(new User { Id = bench.Admin, Email = AdminEmail, Name = "Root", IsAdmin = true, CreatedAt = bench.Time.GetUtcNow() });
            db.Add(new Profile { Id = bench.Profile, Slug = "ana", DisplayName = "Ana Duarte", OwnerId = bench.Owner, CreatedAt = bench.Time.GetUtcNow(), UpdatedAt = bench.Time.GetUtcNow() });
            return Task.CompletedTask;
        }, Token);
        return bench;
    }

    /// <summary>A worker that waits long, for the machine may be busy; several may be at work.</summary>
    public DeliveryRun Worker() => Worker(Options);

    /// <summary>A worker that soon gives up waiting for an answer.</summary>
    public DeliveryRun ImpatientWorker() => Worker(OptionsWith(TimeSpan.FromSeconds(1)));

    /// <summary>A lead in the outbox, planned.</summary>
    public async Task LeadAsync(string name = "Kim", string email = "kim@example.org", string notes = "hello")
    {
        await AddAsync(NotificationKinds.Lead, Profile, $"lead:{name}{email}{Time.GetUtcNow()}", new { lead_id = Guid.Empty, email, name, notes, session_id = "4f1c" });
        await Plan.RunAsync(Token);
    }

    public Task AddAsync(string kind, Guid? profile, string key, object payload) =>
        Db.Writer.WriteAsync((db, token) => Outbox.AddAsync(db, kind, profile, key, payload, token), Token);

    public async Task<List<Delivery>> DeliveriesAsync()
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<Delivery>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token);
    }

    public async Task<Delivery> OneAsync() => (await DeliveriesAsync()).ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await (Smtp?.DisposeAsync() ?? ValueTask.CompletedTask);
        _workers.ForEach(worker => worker.Dispose());
        await Db.DisposeAsync();
    }

    private DeliveryRun Worker(NotificationOptions options)
    {
        var services = new ServiceCollection().AddSingleton(options).AddSingleton<TimeProvider>(Time).AddChannels(options).BuildServiceProvider();
        _workers.Add(services);
        return new DeliveryRun(Db.Contexts, new DeliveryClaims(Db.Contexts, Db.Writer, options, Time), services.GetServices<IChannel>(), Recipients, Links, options, Logs);
    }

    private NotificationOptions OptionsWith(TimeSpan patience) => new()
    {
        PublicUrl = new Uri("https://people.example.org"),
        From = "notices@example.org",
        SendGrid = Smtp is null ? new SendGridOptions("SG.secret", Receiver.Address) : null,
        Smtp = Smtp is null ? null : new SmtpOptions("127.0.0.1", Smtp.Port, "", "", StartTls: false),
        Pushover = new PushoverOptions("app-token", AdminKey, Receiver.Address),
        Patience = patience,
    };
}
