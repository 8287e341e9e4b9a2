using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Leads;

/// <summary>A visitor who left an e-mail address; once per profile and address.</summary>
public sealed class Lead
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile that they talked to.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The address, as the visitor wrote it, in lower case.</summary>
    public required string Email { get; init; }

    /// <summary>Their name, where they said it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What they said around it.</summary>
    public string Notes { get; set; } = "";

    /// <summary>One of <see cref="LeadStatus"/>.</summary>
    public string Status { get; set; } = LeadStatus.New;

    /// <summary>What the owner notes for themselves.</summary>
    public string OwnerNotes { get; set; } = "";

    /// <summary>Raised by each change of the owner's, from 1.</summary>
    public long Version { get; set; } = 1;

    /// <summary>When they left it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The conversation behind it.</summary>
    public required string SessionId { get; init; }
}

/// <summary>A question that the documents do not answer.</summary>
public sealed class UnansweredQuestion
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile that was asked.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The visitor's words.</summary>
    public required string Question { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The conversation that it stands in.</summary>
    public required string SessionId { get; init; }

    /// <summary>The owner's answer to it; null while it has none.</summary>
    public Guid? AnswerId { get; set; }

    /// <summary>When the owner set it aside; null while they have not.</summary>
    public DateTimeOffset? DismissedAt { get; set; }
}

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>, IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.ToTable("leads");
        builder.HasIndex(lead => new { lead.ProfileId, lead.Email }).IsUnique();
        builder.HasIndex(lead => new { lead.ProfileId, lead.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<UnansweredQuestion> builder)
    {
        builder.ToTable("unanswered_questions");
        builder.HasIndex(question => new { question.ProfileId, question.CreatedAt });
        builder.HasIndex(question => question.AnswerId);
    }
}
