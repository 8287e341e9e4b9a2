using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Tests.Billing;

/// <summary>One invoice for a profile and month, whoever asks, how often and when.</summary>
public sealed class InvoiceTests : IAsyncLifetime
{
    private BillingFixture _billing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _billing = await BillingFixture.CreateAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Tier_Paid_HasItsInvoiceAtOnce_AndAgainTheSame()
    {
        var first = await _billing.PaidTierAsync("ana");
        (first.Amount, first.Period.ToString(), first.DueDate, first.State).ShouldBe((499_00L, "2026-11", new DateOnly(2026, 12, 4), InvoiceState.Open));
        var again = await _billing.Tiers.SetAsync(BillingFixture.AdminViewer, "ana", Tier.PaidEnterprise, 9_999_00, Token);
        again!.Invoice!.Id.ShouldBe(first.Id);
        (again.Invoice.Amount, again.Tier.MonthlyPrice(_billing.Options)).ShouldBe((499_00L, 9_999_00L), "the month's invoice stays; the price is for the next");
        (await _billing.Tiers.InvoiceAsync(BillingFixture.AdminViewer, "ana", null, Token)).ShouldBeOfType<InvoiceResult.Done>().Invoice.Id.ShouldBe(first.Id);
        (await _billing.Tiers.SetAsync(BillingFixture.AdminViewer, "ana", Tier.Free, 0, Token))!.Invoice.ShouldBeNull();

        var notice = (await _billing.RowsAsync<Notification>()).ShouldHaveSingleItem();
        (notice.Kind, notice.EventKey, notice.ProfileId).ShouldBe((NotificationKinds.Invoice, $"invoice:{first.Id}", first.ProfileId));
        JsonSerializer.Deserialize<InvoiceNotice>(notice.PayloadJson, Outbox.Payload).ShouldBe(new InvoiceNotice(first.Id, "November 2026", 499_00, "INR", new DateOnly(2026, 12, 4)));
        (await _billing.RowsAsync<AuditEntry>()).Select(entry => entry.Action).ShouldBe([AuditActions.TierChanged, AuditActions.TierChanged, AuditActions.TierChanged]);
    }

    [Fact]
    public async Task Tier_ByWhoIsNoAdmin_IsNotSet()
    {
        await _billing.ProfileAsync("ana");
        (await _billing.Tiers.SetAsync(BillingFixture.OwnerViewer, "ana", Tier.PaidEnterprise, 1, Token)).ShouldBeNull();
        (await _billing.Tiers.InvoiceAsync(BillingFixture.OwnerViewer, "ana", null, Token)).ShouldBeOfType<InvoiceResult.Missing>();
        (await _billing.RowsAsync<ProfileTier>()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-30T18:29:59Z", "2026-11")]
    [InlineData("2026-11-30T18:30:00Z", "2026-12")]
    [InlineData("2026-12-31T18:29:59Z", "2026-12")]
    [InlineData("2026-12-31T18:30:00Z", "2027-01")]
    [InlineData("2028-02-29T23:59:59Z", "2028-03")]
    [InlineData("2026-12-31T10:00:00-08:00", "2026-12")]
    public void Month_IsThatOfIndia(string instant, string month)
    {
        var found = BillingMonth.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
        found.ToString().ShouldBe(month);
        BillingMonth.FromNumber(found.Number).ShouldBe(found);
        BillingMonth.TryParse(month, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(found);
    }

    [Fact]
    public async Task Job_OverAYearsEnd_MakesEachMonthOnce()
    {
        await _billing.PaidTierAsync("ana");
        for (var hours = 0; hours < 24 * 75; hours += 5)
        {
            await _billing.Job().RunAsync(Token);
            _billing.Time.Advance(TimeSpan.FromHours(5));
        }

        (await _billing.MonthsAsync()).ShouldBe(["2026-11", "2026-12", "2027-01", "2027-02"]);
        _billing.At("2026-12-10T00:00:00Z");
        (await _billing.Job().RunAsync(Token)).ShouldBe(0, "a clock that went back asks for nothing");
        (await _billing.RowsAsync<Notification>()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Job_LooksPastFreeAndDeletedProfiles()
    {
        await _billing.PaidTierAsync("ana");
        await _billing.PaidTierAsync("gone");
        await _billing.PaidTierAsync("free");
        await _billing.ProfileAsync("never");
        await _billing.Tiers.SetAsync(BillingFixture.AdminViewer, "free", Tier.Free, 0, Token);
        await _billing.Db.Writer.WriteAsync(async (db, token) => (await db.Set<Profile>().SingleAsync(profile => profile.Slug == "gone", token)).DeletedAt = _billing.Time.GetUtcNow(), Token);
        _billing.At("2026-12-05T00:00:00Z");
        (await _billing.Job().RunAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Generators_ManyAtOnce_MakeOneInvoiceEach()
    {
        foreach (var slug in (string[])["ana", "bo", "cy"])
        {
            await _billing.PaidTierAsync(slug);
        }

        _billing.At("2026-12-01T00:00:00Z");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Task.Run(async () => _ = n % 3 == 0
            ? await _billing.Job().RunAsync(Token)
            : (object)await _billing.Tiers.InvoiceAsync(BillingFixture.AdminViewer, n % 2 == 0 ? "ana" : "bo", null, Token))));
        (await _billing.MonthsAsync()).ShouldBe(["2026-11", "2026-11", "2026-11", "2026-12", "2026-12", "2026-12"]);
        (await _billing.RowsAsync<Notification>()).Count.ShouldBe(6);
    }

    [Fact]
    public async Task Store_RefusesASecondInvoiceOfAMonth()
    {
        var first = await _billing.PaidTierAsync("ana");
        await Should.ThrowAsync<DbUpdateException>(() => _billing.Db.Writer.WriteAsync((db, _) =>
        {
            db.Add(new Invoice { Id = Core.Storage.Ids.New(_billing.Time), ProfileId = first.ProfileId, Month = first.Month, Amount = 1, CreatedAt = _billing.Time.GetUtcNow() });
            return Task.CompletedTask;
        }, Token));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-12, true)]
    [InlineData(-13, false)]
    [InlineData(1, false)]
    public async Task Invoice_AskedForAMonth_IsOfThisOrTheTwelveBefore(int months, bool made)
    {
        await _billing.PaidTierAsync("ana");
        var month = BillingMonth.FromNumber(BillingMonth.Of(_billing.Time.GetUtcNow()).Number + months);
        var result = await _billing.Tiers.InvoiceAsync(BillingFixture.AdminViewer, "ana", month, Token);
        (result is InvoiceResult.Done done && done.Invoice.Period == month).ShouldBe(made);
    }
}
