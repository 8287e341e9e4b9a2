using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Identity;

/// <summary>Somebody who has signed in, or whom an administrator has made a profile for.</summary>
public sealed class User
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The verified e-mail address, in lower case.</summary>
    public required string Email { get; set; }

    /// <summary>The name to show.</summary>
    public required string Name { get; set; }

    /// <summary>First sign-in.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when the last sign-in found them among the administrators; holds only while they are still named there.</summary>
    public bool IsAdmin { get; set; }

    /// <summary>Since when they get no session; null while they may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>By what a user is known: an issuer's name for them. An e-mail address is never a key, for it can pass to somebody else.</summary>
public sealed class UserLogin
{
    /// <summary>The issuer, as its tokens name it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The issuer's own id of the user (<c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>First sign-in by it.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<UserLogin>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasIndex(user => user.Email).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UserLogin> builder)
    {
        builder.ToTable("user_logins");
        builder.HasKey(login => new { login.Issuer, login.Subject });
        builder.HasIndex(login => login.UserId);
    }
}
