using System.IO.Pipes;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Billing;

/// <summary>kill -9 while a month's invoices are made: in the end each profile has one, and was told once.</summary>
public sealed class BillingKillTests : IAsyncLifetime
{
    private const string FolderVariable = "TEST_BILLING_FOLDER";
    private const string PipeVariable = "TEST_BILLING_PIPE";
    private const string Month = "2026-12-01T06:00:00Z";
    private const int Profiles = 120;
    private BillingFixture _billing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _billing = await BillingFixture.CreateAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Month_ProcessKilledAgainAndAgain_IsMadeOnce()
    {
        for (var number = 0; number < Profiles; number++)
        {
            await _billing.PaidTierAsync($"p{number}");
        }

        foreach (var (kill, made) in new[] { 1, 17, 40 }.Index())
        {
            await KillDuringAsync(kill, made);
        }

        var before = (await _billing.RowsAsync<Invoice>()).Count;
        before.ShouldBeInRange(Profiles + 1 + 17 + 40, (2 * Profiles) - 1, "a kill came in the middle");
        _billing.At(Month);
        (await _billing.Job().RunAsync(Token)).ShouldBe((2 * Profiles) - before);
        var invoices = await _billing.RowsAsync<Invoice>();
        invoices.Count.ShouldBe(2 * Profiles);
        invoices.GroupBy(invoice => (invoice.ProfileId, invoice.Month)).ShouldAllBe(month => month.Count() == 1);
        (await _billing.RowsAsync<Notification>()).Select(notice => notice.EventKey).ShouldBe(invoices.Select(invoice => $"invoice:{invoice.Id}"), ignoreOrder: true);
    }

    /// <summary>Run in a process of its own: makes the month's invoices until it is killed, and says when each is made.</summary>
    [Fact]
    public async Task Generator()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Runs in a child process only.");
        await using var db = PlatformDatabaseFixture.Open(folder);
        await using var billing = BillingFixture.Over(db);
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(Token);
        foreach (var tier in await billing.RowsAsync<ProfileTier>())
        {
            billing.Changes.Subscribe(tier.ProfileId, () => pipe.WriteByte(1));
        }

        billing.At(Month);
        await billing.Job().RunAsync(Token);
        await Task.Delay(Timeout.Infinite, Token);
    }

    private async Task KillDuringAsync(int number, int made)
    {
        var name = $"billing-{number}-{Path.GetFileName(_billing.Db.Data.Root)}";
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var generator = OwnProcess.Start("-method", $"*.{nameof(BillingKillTests)}.{nameof(Generator)}", (FolderVariable, _billing.Db.Data.Root), (PipeVariable, name));
        try
        {
            await pipe.WaitForConnectionAsync(Token);
            await pipe.ReadExactlyAsync(new byte[made], Token);
        }
        finally
        {
            generator.Kill();
            await generator.WaitForExitAsync(Token);
        }
    }
}
