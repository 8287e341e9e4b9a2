using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Identity;

/// <summary>
/// Lets people in: finds or makes the user, settles whether they administer, and begins a session under a new id. All of it, and its line in the
/// audit trail, is one transaction.
/// </summary>
public sealed class Admission(PlatformWriter writer, SessionRegistry sessions, AuditTrail audit, IdentityOptions options, TimeProvider time)
{
    private const int LongestName = 200;

    /// <summary>Somebody for whom a provider vouches. Known by issuer and subject alone; an account that has never been signed in to is theirs by its address.</summary>
    /// <param name="person">What the provider's token says.</param>
    /// <param name="visit">From where they come.</param>
    /// <param name="replaces">The session that the browser had before; it ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<AdmitResult> AdmitAsync(ProvedPerson person, Visit visit, Guid? replaces, CancellationToken cancellationToken) =>
        AdmitAsync(visit, replaces, async (db, token) =>
        {
            var email = person.Email.Trim().ToLowerInvariant();
            if (!Accounts.IsAddress(email) || email == IdentityOptions.FirstAdminEmail)
            {
                return (null, false, "address");
            }

            var login = await db.Set<UserLogin>().SingleOrDefaultAsync(found => found.Issuer == person.Issuer && found.Subject == person.Subject, token);
            var holder = await db.Set<User>().SingleOrDefaultAsync(user => user.Email == email, token);
            if (login is not null)
            {
                var known = await db.Set<User>().SingleAsync(user => user.Id == login.UserId, token);
                if (holder is not null && holder.Id != known.Id)
                {
                    return (known, false, "email-of-another");
                }

                known.Email = email;
                return (known, false, null);
            }

            if (holder is not null && await db.Set<UserLogin>().AnyAsync(other => other.UserId == holder.Id, token))
            {
                return (holder, false, "email-of-another");
            }

            var user = holder ?? Make(db, email, person.Name);
            db.Add(new UserLogin { Issuer = person.Issuer, Subject = person.Subject, UserId = user.Id, CreatedAt = time.GetUtcNow() });
            return (user, holder is null, null);
        }, cancellationToken);

    /// <summary>Anybody, without a proof: for local mode and for the first admin's link, whose callers answer for it.</summary>
    internal Task<AdmitResult> AdmitByAddressAsync(string email, Visit visit, Guid? replaces, CancellationToken cancellationToken) =>
        AdmitAsync(visit, replaces, async (db, token) =>
        {
            var address = email.Trim().ToLowerInvariant();
            var user = await db.Set<User>().SingleOrDefaultAsync(found => found.Email == address, token);
            return (user ?? Make(db, address, ""), user is null, null);
        }, cancellationToken);

    /// <summary>Records a sign-in that failed before it was known who it was.</summary>
    public Task RefuseAsync(string reason, Visit visit, CancellationToken cancellationToken) => writer.WriteAsync((db, _) =>
    {
        AddRefusal(db, reason, visit, null);
        return Task.CompletedTask;
    }, cancellationToken);

    private async Task<AdmitResult> AdmitAsync(
        Visit visit, Guid? replaces, Func<AppDbContext, CancellationToken, Task<(User? User, bool IsNew, string? Refusal)>> find, CancellationToken cancellationToken)
    {
        List<Guid> ended = [];
        var result = await writer.WriteAsync<AdmitResult>(async (db, token) =>
        {
            var (user, isNew, refusal) = await find(db, token);
            refusal ??= user!.DisabledAt is null ? null : "disabled";
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                AddRefusal(db, refusal, visit, user?.Id);
                return new AdmitResult.Refused(refusal);
            }

            ended.AddRange(await SettleRoleAsync(db, user!, visit, token));
            if (replaces is { } old && await db.Set<SignIn>().SingleOrDefaultAsync(row => row.Id == old && row.EndedAt == null, token) is { } before)
            {
                before.EndedAt = time.GetUtcNow();
                ended.Add(old);
            }

            return new AdmitResult.Admitted(user!, Begin(db, user!, visit), isNew);
        }, cancellationToken);
        sessions.Forget(ended);
        return result;
    }

    private async Task<List<Guid>> SettleRoleAsync(AppDbContext db, User user, Visit visit, CancellationToken cancellationToken)
    {
        var administers = options.Administers(user.Email);
        if (user.IsAdmin == administers)
        {
            return [];
        }

        user.IsAdmin = administers;
        audit.Add(db, AuditActor.Platform with { Address = visit.Address, RequestId = visit.RequestId }, AuditActions.RoleChanged, "user", user.Id, new { admin = administers });
        return administers ? [] : await SessionRegistry.EndRowsAsync(db, user.Id, null, time.GetUtcNow(), cancellationToken);
    }

    private Guid Begin(AppDbContext db, User user, Visit visit)
    {
        var now = time.GetUtcNow();
        var signIn = new SignIn
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            Address = visit.Address,
            UserAgent = visit.UserAgent,
        };
        db.Add(signIn);
        audit.Add(db, new AuditActor(user.Id, user.IsAdmin ? "admin" : "member", visit.Address, visit.RequestId), AuditActions.SignedIn, "user", user.Id);
        return signIn.Id;
    }

    private User Make(AppDbContext db, string email, string name)
    {
        var shown = SeenText.Clean(name);
        var user = new User
        {
            Id = Ids.New(time),
            Email = email,
            Name = shown.Length is 0 or > LongestName ? email.Split('@')[0] : shown,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(user);
        return user;
    }

    private void AddRefusal(AppDbContext db, string reason, Visit visit, Guid? userId) =>
        audit.Add(db, new AuditActor(null, "anonymous", visit.Address, visit.RequestId), AuditActions.SignInRefused, "user", userId, new { reason });
}

/// <summary>What a provider's token proves.</summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="Subject">The issuer's id of the person.</param>
/// <param name="Email">An address that the issuer has verified.</param>
/// <param name="Name">What they call themselves; may be empty.</param>
public sealed record ProvedPerson(string Issuer, string Subject, string Email, string Name);

/// <summary>What came of a sign-in.</summary>
public abstract record AdmitResult
{
    /// <summary>They are in.</summary>
    public sealed record Admitted(User User, Guid SessionId, bool IsNew) : AdmitResult;

    /// <summary>No session: "email-of-another", "disabled" or "address".</summary>
    public sealed record Refused(string Reason) : AdmitResult;
}
