using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Billing;

/// <summary>Tiers, invoices and payments over a real store, with a clock that a test sets, and profiles of one owner.</summary>
internal sealed class BillingFixture : IAsyncDisposable
{
    public static readonly Guid Owner = new("00000000-0000-0000-0000-0000000000a1");
    public static readonly Guid Admin = new("00000000-0000-0000-0000-0000000000a2");

    private readonly bool _ownsDb;

    private BillingFixture(PlatformDatabaseFixture db, bool ownsDb)
    {
        (Db, _ownsDb) = (db, ownsDb);
        var outbox = new Outbox(Time);
        Invoicing = new Invoicing(Options, outbox, Time);
        Tiers = new Tiers(db.Writer, Invoicing, new AuditTrail(Time), Changes, Time);
        Payments = new Payments(db.Writer, outbox, new AuditTrail(Time), Changes, Time);
        Donations = new Donations(db.Writer, Changes, Time);
        Book = new InvoiceBook(db.Contexts);
    }

    public PlatformDatabaseFixture Db { get; }

    public Clock Time { get; } = new();

    public BillingOptions Options { get; } = new() { Vpa = "platform@bank", Fee = 499_00 };

    public BillingChanges Changes { get; } = new();

    public Invoicing Invoicing { get; }

    public Tiers Tiers { get; }

    public Payments Payments { get; }

    public Donations Donations { get; }

    public InvoiceBook Book { get; }

    public static Viewer OwnerViewer { get; } = new(Owner, false, "ana@example.org");

    public static Viewer AdminViewer { get; } = new(Admin, true, "root@example.org");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<BillingFixture> CreateAsync()
    {
        var fixture = new BillingFixture(await PlatformDatabaseFixture.CreateAsync(Token), ownsDb: true);
        await fixture.Db.Writer.WriteAsync((db, _) =>
        {
            db.Add(new User { Id = Owner, Email = "ana@example.org", Name = "Ana", CreatedAt = fixture.Time.GetUtcNow() });
            db.Add(new User { Id = Admin, Email = "root@example.org", Name = "Root", IsAdmin = true, CreatedAt = fixture.Time.GetUtcNow() });
            return Task.CompletedTask;
        }, Token);
        return fixture;
    }

    /// <summary>Over a store of another process.</summary>
    public static BillingFixture Over(PlatformDatabaseFixture db) => new(db, ownsDb: false);

    public Task<Guid> ProfileAsync(string slug) => Db.Writer.WriteAsync((db, _) =>
    {
        var profile = new Profile { Id = Ids.New(Time), Slug = slug, DisplayName = slug, OwnerId = Owner, CreatedAt = Time.GetUtcNow(), UpdatedAt = Time.GetUtcNow() };
        db.Add(profile);
        return Task.FromResult(profile.Id);
    }, Token);

    /// <summary>A profile on the individual tier, with its first invoice.</summary>
    public async Task<Invoice> PaidTierAsync(string slug)
    {
        await ProfileAsync(slug);
        return (await Tiers.SetAsync(AdminViewer, slug, Tier.PaidIndividual, 0, Token))!.Invoice!;
    }

    public MonthlyInvoices Job() => new(Db.Contexts, Db.Writer, Invoicing, Changes, Time, NullLogger<MonthlyInvoices>.Instance);

    /// <summary>Sets the clock.</summary>
    public void At(string instant) => Time.Advance(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - Time.GetUtcNow());

    public async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<T>().AsNoTracking().ToListAsync(Token);
    }

    public async Task<List<string>> MonthsAsync() =>
        [.. (await RowsAsync<Invoice>()).Where(invoice => invoice.Kind == InvoiceKind.Fee).OrderBy(invoice => invoice.Month).Select(invoice => invoice.Period.ToString()!)];

    public ValueTask DisposeAsync() => _ownsDb ? Db.DisposeAsync() : ValueTask.CompletedTask;
}
