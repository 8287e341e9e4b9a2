using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Something that somebody must be told. The row is written in the transaction of its cause and delivered later, once.</summary>
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

    /// <summary>When it was delivered; null before.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}

/// <summary>What can be told.</summary>
public static class NotificationKinds
{
    /// <summary>To the owner: a visitor left an address.</summary>
    public const string Lead = "lead";

    /// <summary>To the admins: a question found no answer in the documents.</summary>
    public const string Gap = "gap";

    /// <summary>To the admins: somebody has registered, with the profile that they made.</summary>
    public const string Registration = "registration";

    /// <summary>To the owner: the day's tokens are used up, answers are local until tomorrow. Without a profile: the platform's are, to the admins.</summary>
    public const string Budget = "budget";

    /// <summary>To a user: new people match a search that they have watched.</summary>
    public const string SearchAlert = "search-alert";
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.HasIndex(notification => notification.EventKey).IsUnique();
        builder.HasIndex(notification => notification.UserId);
        builder.HasIndex(notification => new { notification.DeliveredAt, notification.Id });
    }
}
