using System.Security.Cryptography;
using System.Text;

namespace ProfilePlatform.Core.Credits;

/// <summary>A request whose work costs credits.</summary>
public sealed record ChargedRequest
{
    /// <summary>Who pays (<see cref="CreditAccount.Of"/>). Keys of one account are nothing to another.</summary>
    public required Guid Account { get; init; }

    /// <summary>Method and path, as "POST /api/search". The same key on another route is another request.</summary>
    public required string Route { get; init; }

    /// <summary>The request's key (<see cref="Keys.IdempotencyKey"/>); null: the work runs each time, with a debit of its own.</summary>
    public string? Key { get; init; }

    /// <summary>What else makes it the same request: query and body, byte for byte.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Makes the answer for a balance that does not hold the cost: (balance, cost), in this order.</summary>
    public required Func<long, long, StoredAnswer> NotEnough { get; init; }

    /// <summary>Credits that must be there before the work begins; the debit may be less.</summary>
    public long PreCheck { get; init; }

    /// <summary>
    /// Asked once for a request that is not a repetition, before its work; null lets it in, else the time to wait. It is called while others wait
    /// to write, so it only counts in memory.
    /// </summary>
    public Func<TimeSpan?>? Admit { get; init; }

    internal string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Route));
        hash.AppendData([0]);
        hash.AppendData(Content.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
