using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>A member's search.</summary>
public sealed class StoredSearch
{
    /// <summary>How long its people can be seen again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose (<see cref="Credits.CreditAccount.Of"/>).</summary>
    public Guid AccountId { get; init; }

    /// <summary>The query in their words.</summary>
    public required string Query { get; init; }

    /// <summary>The query as understood: <see cref="Criteria.SearchCriteria"/> in JSON.</summary>
    public required string CriteriaJson { get; init; }

    /// <summary>What won over it: <see cref="AskedRequest"/> in JSON.</summary>
    public required string RequestJson { get; init; }

    /// <summary>As of <see cref="Index.RankedPeople.FallbackTier"/>.</summary>
    public int FallbackTier { get; init; }

    /// <summary>Most people that were asked for.</summary>
    public int NumCards { get; init; }

    /// <summary>Credits that the search itself cost.</summary>
    public int Charged { get; init; }

    /// <summary>People stored with it.</summary>
    public int FoundCount { get; init; }

    /// <summary>People of them who are paid for.</summary>
    public int PaidCount { get; set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when its people can be seen.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Since when the member is told of new people who match; null: they are not.</summary>
    public DateTimeOffset? AlertsSince { get; set; }

    /// <summary>When it was last looked for new people; null before the first time.</summary>
    public DateTimeOffset? AlertsCheckedAt { get; set; }

    /// <summary>The state of the people index then.</summary>
    public string AlertsIndex { get; set; } = "";
}

internal sealed class StoredSearchConfiguration : IEntityTypeConfiguration<StoredSearch>
{
    public void Configure(EntityTypeBuilder<StoredSearch> builder)
    {
        builder.ToTable("people_searches");
        builder.Property(search => search.Id).ValueGeneratedNever();
        builder.HasIndex(search => new { search.AccountId, search.CreatedAt });
        builder.HasIndex(search => search.ExpiresAt);
        builder.HasIndex(search => search.AlertsSince);
    }
}
