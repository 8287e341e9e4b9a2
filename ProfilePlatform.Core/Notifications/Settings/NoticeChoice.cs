using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Notifications.Settings;

/// <summary>By which ways a user wants to be told one kind; where there is no row, as the kind says.</summary>
public sealed class NoticeChoice
{
    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>One of <see cref="NotificationKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>By mail.</summary>
    public bool Email { get; set; }

    /// <summary>By Pushover.</summary>
    public bool Pushover { get; set; }
}

/// <summary>Where Pushover reaches a user.</summary>
public sealed class PushoverKey
{
    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>Their user key there.</summary>
    public required string Key { get; set; }
}

internal sealed class NoticeChoiceConfiguration : IEntityTypeConfiguration<NoticeChoice>, IEntityTypeConfiguration<PushoverKey>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("notification_choices");
        builder.HasKey(choice => new { choice.UserId, choice.Kind });
    }

    public void Configure(EntityTypeBuilder<PushoverKey> builder)
    {
        builder.ToTable("pushover_keys");
        builder.HasKey(key => key.UserId);
    }
}
