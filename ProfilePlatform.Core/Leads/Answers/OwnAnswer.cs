using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Leads.Answers;

/// <summary>An owner's own answer to a question: one that the documents left open, or one that was answered wrongly.</summary>
public sealed class OwnAnswer
{
    /// <summary>The id; its text is quoted under it.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile that answers.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The question, on one line, as visitors see it above the answer.</summary>
    public required string Question { get; set; }

    /// <summary>The answer.</summary>
    public required string Answer { get; set; }

    /// <summary>The turn of a conversation that it corrects; null where it corrects none.</summary>
    public Guid? TurnId { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Raised by each change, from 1.</summary>
    public long Version { get; set; } = 1;
}

internal sealed class OwnAnswerConfiguration : IEntityTypeConfiguration<OwnAnswer>
{
    public void Configure(EntityTypeBuilder<OwnAnswer> builder)
    {
        builder.ToTable("own_answers");
        builder.HasIndex(answer => new { answer.ProfileId, answer.CreatedAt });
        // One correction of a turn: two tabs cannot each write one.
        builder.HasIndex(answer => answer.TurnId).IsUnique();
    }
}
