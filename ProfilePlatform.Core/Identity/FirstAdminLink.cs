using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>
/// The way in where no provider is configured: a link that signs in the first admin, once, for an hour. Only its hash is stored, and a new one
/// takes the place of the old.
/// </summary>
public sealed class FirstAdminLink(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, Admission admission, SessionRegistry sessions, TimeProvider time)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string Fact = "first-admin-link";

    /// <summary>A new token, where the first admin has no session that holds; else null.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var admin = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(user => user.Email == IdentityOptions.FirstAdminEmail, cancellationToken);
        if (admin is not null && (await sessions.ListAsync(admin.Id, cancellationToken)).Count > 0)
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var value = string.Create(CultureInfo.InvariantCulture, $"{Hash(token)} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}");
        await writer.WriteAsync(async (write, end) =>
        {
            if (await write.Set<PlatformFact>().SingleOrDefaultAsync(fact => fact.Key == Fact, end) is { } old)
            {
                old.Value = value;
            }
            else
            {
                write.Add(new PlatformFact { Key = Fact, Value = value });
            }
        }, cancellationToken);
        return token;
    }

    /// <summary>Uses the token up and signs the first admin in; null where it is not valid, or not any more.</summary>
    public async Task<AdmitResult.Admitted?> RedeemAsync(string token, Visit visit, CancellationToken cancellationToken)
    {
        var isRight = await writer.WriteAsync(async (db, end) =>
        {
            if (await db.Set<PlatformFact>().SingleOrDefaultAsync(fact => fact.Key == Fact, end) is not { } link
                || link.Value.Split(' ') is not [var hash, var until]
                || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(token))))
            {
                return false;
            }

            db.Remove(link);
            return time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture);
        }, cancellationToken);
        if (isRight)
        {
            return await admission.AdmitByAddressAsync(IdentityOptions.FirstAdminEmail, visit, null, cancellationToken) as AdmitResult.Admitted;
        }

        await admission.RefuseAsync("link", visit, cancellationToken);
        return null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
