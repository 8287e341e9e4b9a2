using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Chat;

/// <summary>One visitor's conversation with one profile.</summary>
public sealed class ChatSession
{
    /// <summary>128 random bits from the server, in lower-case hexadecimal. Who knows it may read the conversation.</summary>
    public required string Id { get; init; }

    /// <summary>The profile that is talked to.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last turn began.</summary>
    public DateTimeOffset LastTurnAt { get; set; }
}

/// <summary>One question and its answer. Stored when the answer is complete; an earlier stop leaves a turn without an answer.</summary>
public sealed class ChatTurn
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The conversation.</summary>
    public required string SessionId { get; init; }

    /// <summary>The profile, for the owner's lists.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>Order in the conversation, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The visitor's words.</summary>
    public required string Question { get; init; }

    /// <summary>The answer, with citation markers like <c>[1]</c>.</summary>
    public string Answer { get; set; } = "";

    /// <summary>The answer's citations, as a JSON array of <see cref="Citation"/>.</summary>
    public string CitationsJson { get; set; } = "[]";

    /// <summary>Topics of the question, most likely first.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>Ids of the passages that were found.</summary>
    public List<string> ChunkIds { get; set; } = [];

    /// <summary>Three questions to ask next.</summary>
    public List<string> Followups { get; set; } = [];

    /// <summary>"local" or "llm".</summary>
    public string Engine { get; set; } = "local";

    /// <summary>False when the documents do not answer the question.</summary>
    public bool Answered { get; set; }

    /// <summary>Sentences of a model that were not shown as they were, or marked, because the documents do not hold them: a JSON array.</summary>
    public string UnsupportedJson { get; set; } = "[]";

    /// <summary>True where the model's reply broke off and the answer is what was shown until then.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Tokens sent to models for this turn.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Tokens received.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Calls of models.</summary>
    public int CallCount { get; set; }

    /// <summary>The visitor's judgement; null when not given.</summary>
    public bool? Helpful { get; set; }

    /// <summary>The visitor's words on it.</summary>
    public string FeedbackComment { get; set; } = "";

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Takes over what models used for the turn.</summary>
    internal TokensUsed Spend(TokenMeter meter)
    {
        (PromptTokens, CompletionTokens, CallCount) = (meter.PromptTokens, meter.CompletionTokens, meter.Calls);
        return new TokensUsed(PromptTokens, CompletionTokens, PromptTokens + CompletionTokens, CallCount);
    }
}

internal sealed class ChatConfiguration : IEntityTypeConfiguration<ChatSession>, IEntityTypeConfiguration<ChatTurn>
{
    public void Configure(EntityTypeBuilder<ChatSession> builder)
    {
        builder.ToTable("chat_sessions");
        builder.HasIndex(session => new { session.ProfileId, session.LastTurnAt });
    }

    public void Configure(EntityTypeBuilder<ChatTurn> builder)
    {
        builder.ToTable("chat_turns");
        builder.HasIndex(turn => new { turn.SessionId, turn.Number }).IsUnique();
        builder.HasIndex(turn => new { turn.ProfileId, turn.CreatedAt });
        builder.HasOne<ChatSession>().WithMany().HasForeignKey(turn => turn.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
