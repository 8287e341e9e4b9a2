using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Something that somebody must be told. The row is written in the transaction of its cause and sent later; pages show it either way.</summary>
public sealed class Notification
{
    /// <summary>Order of insertion.</summary>
    public long Id { get; init; }

    /// <summary>What happened: one of <see cref="NotificationKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The profile whose owner is told, or that the message to the admins is about; null where it concerns none.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>The user who is told; null where it is a profile's owner or the admins.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Two events with one key are one event: the second is not written.</summary>
    public required string EventKey { get; init; }

    /// <summary>What is told, as a JSON object; its fields depend on the kind.</summary>
    public required string PayloadJson { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was decided to whom and how it is sent (<see cref="Sending.Delivery"/>); null before.</summary>
    public DateTimeOffset? PlannedAt { get; set; }

    /// <summary>When a receiver confirmed it for the first time; null where none did.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.HasIndex(notification => notification.EventKey).IsUnique();
        builder.HasIndex(notification => notification.UserId);
        builder.HasIndex(notification => notification.ProfileId);
        builder.HasIndex(notification => new { notification.PlannedAt, notification.Id });
    }
}
