using ProfilePlatform.Core.Credits;

namespace ProfilePlatform.Tests.Credits;

/// <summary>A thousand at once.</summary>
public sealed class ManyChargesTests : IAsyncLifetime
{
    private CreditsFixture _credits = null!;

    public async ValueTask InitializeAsync() => _credits = await CreditsFixture.CreateAsync();

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public async Task Run_AThousandDuplicatesOfOneKey_ChargeOnce()
    {
        var worked = 0;
        var outcomes = await ManyAsync(_ => _credits.ChargeAsync(_credits.Request("k"), work: async token =>
        {
            Interlocked.Increment(ref worked);
            await Task.Yield();
            return "the one";
        }));

        worked.ShouldBe(1);
        outcomes.ShouldAllBe(outcome => outcome.State == ChargedState.InFlight || outcome.Answer!.Status == 200);
        outcomes.Where(outcome => outcome.Answer is not null).Select(CreditsFixture.Text).Distinct(StringComparer.Ordinal).ShouldBe(["the one"]);
        outcomes.Count(outcome => outcome is { Answer: not null, Replayed: false }).ShouldBe(1);
        (await _credits.BalanceAsync()).ShouldBe(94);
        await _credits.CheckBooksAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AThousandDistinctOfSixOnAHundred_SixteenSucceed(bool keys)
    {
        var outcomes = await ManyAsync(number => _credits.ChargeAsync(_credits.Request(keys ? $"k{number}" : null)));

        outcomes.Count(outcome => outcome.Answer!.Status == 200).ShouldBe(16);
        outcomes.Count(outcome => outcome.Answer!.Status == 402).ShouldBe(984);
        (await _credits.BalanceAsync()).ShouldBe(4);
        (await _credits.EntriesAsync()).ShouldAllBe(entry => entry.Balance >= 0);
        (await _credits.KeysAsync()).ShouldBe(keys ? 1000 : 0);
        await _credits.CheckBooksAsync();
    }

    private static Task<ChargedOutcome[]> ManyAsync(Func<int, Task<ChargedOutcome>> run) =>
        Task.WhenAll(Enumerable.Range(0, 1000).Select(number => Task.Run(() => run(number))));
}
