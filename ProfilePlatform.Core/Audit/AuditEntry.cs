using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Audit;

/// <summary>
/// One act that somebody may have to answer for. Rows are added and never changed or removed; the store itself refuses it. They hold ids and
/// no personal text, so that they can stay when a person is erased; only the address may be blanked then.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Order of the trail.</summary>
    public long Id { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user who did it; null for visitors, the local admin and the platform.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>"anonymous", "member", "admin", "local-admin", "api-key" or "platform".</summary>
    public required string ActorKind { get; init; }

    /// <summary>What was done: one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing it was done to: "user", "profile", "api-key", "prompt", "invoice".</summary>
    public string SubjectKind { get; init; } = "";

    /// <summary>That thing; null where it has no id.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>More about it as a JSON object of names, numbers and ids; empty where there is no more.</summary>
    public string DetailsJson { get; init; } = "";

    /// <summary>Network address that it came from; empty for the platform's own acts, and once blanked.</summary>
    public string Address { get; init; } = "";

    /// <summary>The request, as logs name it; empty outside a request.</summary>
    public string RequestId { get; init; } = "";
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_trail");
        builder.HasIndex(entry => new { entry.ActorId, entry.Id });
        builder.HasIndex(entry => new { entry.SubjectId, entry.Id });
        builder.HasIndex(entry => new { entry.Action, entry.Id });
    }
}
