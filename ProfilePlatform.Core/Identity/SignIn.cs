using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Identity;

/// <summary>One session of a user, from sign-in to its end. The cookie only names it; this row decides.</summary>
public sealed class SignIn
{
    /// <summary>128 random bits.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; init; }

    /// <summary>The sign-in.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last request or act, to about a minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Network address of the sign-in.</summary>
    public string Address { get; init; } = "";

    /// <summary>Browser and system in a few words, as "Firefox on Linux".</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>When it was ended; null while it holds. A session that ran out has no end here.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SignInConfiguration : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("sign_ins");
        builder.HasIndex(signIn => new { signIn.UserId, signIn.EndedAt });
        builder.HasIndex(signIn => signIn.LastSeenAt);
    }
}
