using ProfilePlatform.Core.Credits;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>What the member has left, kept up to date.</summary>
public sealed class Purse(CreditStatement statement, CreditChanges changes, PageViewer current) : IDisposable
{
    private IDisposable? _watching;

    /// <summary>Credits; null while not known.</summary>
    public long? Balance { get; private set; }

    /// <summary>Reads the balance and calls <paramref name="changed"/> from any thread when it changes.</summary>
    public async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        if (CreditAccount.Of(await current.GetAsync()) is { } account)
        {
            _watching = changes.Subscribe(account, now =>
            {
                Balance = now;
                changed();
            });
            var read = await statement.BalanceAsync(account, cancellationToken);
            Balance ??= read;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _watching?.Dispose();
}
