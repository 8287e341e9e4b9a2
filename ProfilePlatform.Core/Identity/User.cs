using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Identity;

/// <summary>Somebody who has signed in.</summary>
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
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasIndex(user => user.Email).IsUnique();
    }
}
