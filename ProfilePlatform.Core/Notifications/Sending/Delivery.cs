using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>One notification on its one way to one receiver. No address stands in it: that is looked up when it is sent.</summary>
public sealed class Delivery
{
    /// <summary>The id; receivers see it as the message's own, the same at each try.</summary>
    public Guid Id { get; init; }

    /// <summary>What is told.</summary>
    public long NotificationId { get; init; }

    /// <summary>Who is told; null for the admins' common Pushover key.</summary>
    public Guid? UserId { get; init; }

    /// <summary>One of <see cref="DeliveryChannels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryState State { get; set; }

    /// <summary>Tries so far, one under way included.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried next; of one under way, when its worker is given up for lost.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The claim of the worker that has it; null while nobody has.</summary>
    public Guid? Lease { get; set; }

    /// <summary>When the receiver confirmed it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last try failed, in our words; empty where it did not.</summary>
    public string Fault { get; set; } = "";
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>To be tried when it is due.</summary>
    Waiting,

    /// <summary>A worker has it.</summary>
    Sending,

    /// <summary>The receiver confirmed it.</summary>
    Sent,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Not to be sent any more: its receiver lost the right to it.</summary>
    Dropped,
}

/// <summary>Ways that notifications take.</summary>
public static class DeliveryChannels
{
    /// <summary>Mail.</summary>
    public const string Email = "email";

    /// <summary>Pushover.</summary>
    public const string Pushover = "pushover";
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("notification_deliveries");
        builder.HasOne<Notification>().WithMany().HasForeignKey(delivery => delivery.NotificationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(delivery => new { delivery.State, delivery.DueAt });
        builder.HasIndex(delivery => delivery.UserId);
        // Where several processes share a database, a claim holds for one of them alone.
        builder.Property(delivery => delivery.Lease).IsConcurrencyToken();
        builder.Property(delivery => delivery.Attempts).IsConcurrencyToken();
    }
}
