using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>Somebody whom a search found.</summary>
public sealed class StoredResult
{
    /// <summary>The search.</summary>
    public Guid SearchId { get; init; }

    /// <summary>Place in the ranking, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>Who.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The score.</summary>
    public double Score { get; init; }

    /// <summary>Terms of the score and what matched: <see cref="ResultDetails"/> in JSON.</summary>
    public required string DetailsJson { get; init; }

    /// <summary>Why: a list of <see cref="WhyMatched.MatchReason"/> in JSON.</summary>
    public required string ReasonsJson { get; set; }

    /// <summary>One of <see cref="ReasonsStates"/>.</summary>
    public required string ReasonsState { get; set; }

    /// <summary>How often a model was asked for reasons in vain.</summary>
    public int ReasonsTries { get; set; }

    /// <summary>When it was paid for; null while it was not, and nobody sees it.</summary>
    public DateTimeOffset? PaidAt { get; set; }
}

/// <summary>What a result rests on.</summary>
internal sealed record ResultDetails(IReadOnlyList<Contribution> Contributions, IReadOnlyList<CardHit> Cards, IReadOnlyList<ChildHit> Children);

internal sealed class StoredResultConfiguration : IEntityTypeConfiguration<StoredResult>
{
    public void Configure(EntityTypeBuilder<StoredResult> builder)
    {
        builder.ToTable("people_search_results");
        builder.HasKey(result => new { result.SearchId, result.Rank });
        builder.HasIndex(result => result.ProfileId);
        builder.HasIndex(result => new { result.ReasonsState, result.PaidAt });
        builder.HasOne<StoredSearch>().WithMany().HasForeignKey(result => result.SearchId).OnDelete(DeleteBehavior.Cascade);
    }
}
