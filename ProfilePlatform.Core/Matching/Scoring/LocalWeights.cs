namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>
/// What the parts of a local score are worth. They are set by judgement, not fitted: what somebody seeks and another offers is the reason to meet, what
/// they have in common helps them to talk.
/// </summary>
internal static class LocalWeights
{
    /// <summary>What the member seeks, found in what the other offers and can do.</summary>
    public const double SeeksMet = 0.45;

    /// <summary>What the other seeks, found in what the member offers and can do.</summary>
    public const double OffersWanted = 0.25;

    /// <summary>Skills of both.</summary>
    public const double Skills = 0.12;

    /// <summary>Interests of both.</summary>
    public const double Interests = 0.13;

    /// <summary>Career stages that are close, where anything else overlaps.</summary>
    public const double Stage = 0.05;

    /// <summary>Of the words, what the best phrase is worth against the mean of all phrases.</summary>
    public const double BestPhrase = 0.6;

    /// <summary>What closeness in meaning is worth where the words differ.</summary>
    public const double Vector = 0.6;

    /// <summary>Cosines of texts that have nothing to do with each other reach this.</summary>
    public const double LeastCosine = 0.40;

    /// <summary>Cosines of texts that say the same in other words begin here.</summary>
    public const double FullCosine = 0.80;

    /// <summary>So many shared skills, or interests, are full overlap.</summary>
    public const int SharedItems = 3;
}
