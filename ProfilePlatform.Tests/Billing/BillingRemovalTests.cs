using ProfilePlatform.Core.Billing;

namespace ProfilePlatform.Tests.Billing;

/// <summary>A removed profile takes its words along and leaves the figures.</summary>
public sealed class BillingRemovalTests : IAsyncLifetime
{
    private BillingFixture _billing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _billing = await BillingFixture.CreateAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Removal_KeepsPaidAndClaimedWithoutAPerson_AndTheOthersOfNobody()
    {
        var paid = await _billing.PaidTierAsync("ana");
        var profile = paid.ProfileId!.Value;
        var other = await _billing.PaidTierAsync("bo");
        await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, paid.Id, "from Ana", Token);
        await _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, paid.Id, Token);
        _billing.At("2026-12-05T00:00:00Z");
        await _billing.Job().RunAsync(Token);
        var claimed = (await _billing.Book.WaitingAsync(profile, Token)).ShouldHaveSingleItem();
        await _billing.Payments.ClaimAsync(BillingFixture.OwnerViewer, profile, claimed.Id, "from Ana", Token);
        await _billing.Donations.PrepareAsync(BillingFixture.OwnerViewer, profile, 100_00, Token);

        for (var pass = 0; pass < 2; pass++)
        {
            await _billing.Db.Writer.WriteAsync((db, token) => new BillingRemoval().RemoveRowsAsync(db, profile, token), Token);
        }

        var left = (await _billing.RowsAsync<Invoice>()).Where(invoice => invoice.ProfileId != other.ProfileId).OrderBy(invoice => invoice.CreatedAt).ToList();
        left.Select(invoice => (invoice.Id, invoice.ProfileId, invoice.ClaimNote, invoice.Amount)).ShouldBe([(paid.Id, null, "", 499_00L), (claimed.Id, null, "", 499_00L)]);
        (await _billing.RowsAsync<ProfileTier>()).ShouldHaveSingleItem().ProfileId.ShouldBe(other.ProfileId!.Value);
        (await _billing.Payments.ConfirmAsync(BillingFixture.AdminViewer, claimed.Id, Token)).ShouldBeOfType<ConfirmResult.Done>().Invoice.Receipt.ShouldBe(2);
        (await new PlatformBook(_billing.Db.Contexts).SumsAsync(Token)).Paid.ShouldBe(2 * 499_00);
    }
}
