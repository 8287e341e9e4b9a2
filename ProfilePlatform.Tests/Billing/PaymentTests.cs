using System.Text.Json;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Billing;

/// <summary>Money is confirmed once, by whoever and however many try.</summary>
public sealed class PaymentTests : IAsyncLifetime
{
    private static readonly Viewer Stranger = new(new Guid("00000000-0000-0000-0000-0000000000a9"), false, "eve@example.org");

    private BillingFixture _billing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _billing = await BillingFixture.CreateAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Confirm_64AtOnce_IsOnePayment()
    {
        var invoice = await _billing.PaidTierAsync("ana");
        var told = 0;
        using var watch = _billing.Changes.Subscribe(invoice.ProfileId!.Value, () => Interlocked.Increment(ref told));

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, invoice.Id, Token))));

        results.OfType<ConfirmResult.Done>().ShouldHaveSingleItem();
        results.OfType<ConfirmResult.ConfirmedAlready>().Count().ShouldBe(63);
        var paid = (await _billing.RowsAsync<Invoice>()).ShouldHaveSingleItem();
        (paid.State, paid.PaidAt, paid.ConfirmedBy, paid.Receipt).ShouldBe((InvoiceState.Paid, _billing.Time.GetUtcNow(), BillingFixture.Admin.ToString(), 1L));
        (await _billing.RowsAsync<AuditEntry>()).Count(entry => entry.Action == AuditActions.InvoiceConfirmed && entry.SubjectId == invoice.Id).ShouldBe(1);
        var notice = (await _billing.RowsAsync<Notification>()).Single(row => row.Kind == NotificationKinds.Receipt);
        JsonSerializer.Deserialize<ReceiptNotice>(notice.PayloadJson, Outbox.Payload).ShouldBe(new ReceiptNotice(invoice.Id, "November 2026", 499_00, "INR", _billing.Time.GetUtcNow()));
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Confirm_OfManyInvoices_NumbersReceiptsWithoutAGap()
    {
        var invoices = new List<Invoice>();
        foreach (var number in Enumerable.Range(0, 12))
        {
            invoices.Add(await _billing.PaidTierAsync($"p{number}"));
        }

        await Task.WhenAll(invoices.Concat(invoices).Select(invoice => Task.Run(() => _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, invoice.Id, Token))));
        (await _billing.RowsAsync<Invoice>()).Select(invoice => invoice.Receipt!.Value).Order().ShouldBe(Enumerable.Range(1, 12).Select(number => (long)number));
    }

    [Fact]
    public async Task Confirm_ThatFails_LeavesNothingOfItself()
    {
        var invoice = await _billing.PaidTierAsync("ana");
        await _billing.Db.BreakAsync("CREATE TRIGGER no_receipts BEFORE INSERT ON notifications WHEN NEW.Kind = 'receipt' BEGIN SELECT RAISE(ABORT, 'full'); END", Token);
        await Should.ThrowAsync<Exception>(() => _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, invoice.Id, Token));
        var row = (await _billing.RowsAsync<Invoice>()).ShouldHaveSingleItem();
        (row.State, row.Receipt).ShouldBe((InvoiceState.Open, null));
        (await _billing.RowsAsync<AuditEntry>()).ShouldNotContain(entry => entry.Action == AuditActions.InvoiceConfirmed);

        await _billing.Db.BreakAsync("DROP TRIGGER no_receipts", Token);
        (await _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, invoice.Id, Token)).ShouldBeOfType<ConfirmResult.Done>().Invoice.Receipt.ShouldBe(1);
    }

    [Fact]
    public async Task Claim_IsTheOwnersAlone_CanBeTakenBack_AndEndsWithTheConfirmation()
    {
        var invoice = await _billing.PaidTierAsync("ana");
        var profile = invoice.ProfileId!.Value;
        (await _billing.Payments.ClaimAsync(Stranger, profile, invoice.Id, "", Token)).ShouldBeFalse();
        (await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, await _billing.ProfileAsync("bo"), invoice.Id, "", Token)).ShouldBeFalse("another profile's");
        (await _billing.Payments.ConfirmAsync(BillingFixture.OwnerViewer, invoice.Id, Token)).ShouldBeOfType<ConfirmResult.Missing>();

        (await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, " UTR\n 421906118832\u202E ", Token)).ShouldBeTrue();
        (await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, "again", Token)).ShouldBeFalse();
        var claimed = (await _billing.Book.FindAsync(profile, invoice.Id, Token))!;
        (claimed.State, claimed.ClaimNote, claimed.Amount).ShouldBe((InvoiceState.Claimed, "UTR 421906118832", invoice.Amount));
        (await _billing.Payments.UnclaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, Token)).ShouldBeTrue();
        (await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, "", Token)).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, new string('x', 101), Token));

        (await _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, invoice.Id, Token)).ShouldBeOfType<ConfirmResult.Done>();
        (await _billing.Payments.UnclaimAsync(BillingFixture.OwnerViewer, profile, invoice.Id, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Donation_ManyClicks_AreOne_AndItsReceiptComesOnce()
    {
        var profile = await _billing.ProfileAsync("ana");
        (await _billing.Donations.PrepareAsync(Stranger, profile, 100_00, Token)).ShouldBeNull();
        var prepared = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _billing.Donations.PrepareAsync(BillingFixture.OwnerViewer, profile, 100_00, Token))));
        var donation = prepared.Select(one => one!.Id).Distinct().ShouldHaveSingleItem();
        foreach (var amount in Enumerable.Range(2, Donations.MostOpen - 1))
        {
            (await _billing.Donations.PrepareAsync(BillingFixture.OwnerViewer, profile, amount * 100_00, Token)).ShouldNotBeNull();
        }

        (await _billing.Donations.PrepareAsync(BillingFixture.OwnerViewer, profile, 99_00, Token)).ShouldBeNull("too many are open");
        (await _billing.Donations.DropAsync(Stranger, profile, donation, Token)).ShouldBeFalse();
        (await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, donation, "", Token)).ShouldBeTrue();
        (await _billing.Donations.DropAsync(BillingFixture.OwnerViewer, profile, donation, Token)).ShouldBeFalse("money may be on its way");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, donation, Token))));
        (await _billing.RowsAsync<Notification>()).ShouldHaveSingleItem().EventKey.ShouldBe($"donation:{donation}");
        (await _billing.Book.PageAsync(profile, new PageRequest(1), Token)).Total.ShouldBe(0, "a donation is no invoice");
        (await _billing.Book.PaidAsync(profile, new PageRequest(1), Token)).Items.ShouldHaveSingleItem().Receipt.ShouldBe(1);
    }
}
