namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>What the parts of a local score are worth.</summary>
internal sealed record LocalWeights
{
    /// <summary>A wish that is less close to a profile than this is not named as a reason.</summary>
    public const double NamedFrom = 0.45;

    /// <summary>
    /// Where there is an encoder: fitted to made-up people whose needs are known, but for the stage, of which these say nothing. See docs/quality.md.
    /// </summary>
    public static LocalWeights WithVectors { get; } = new()
    {
        SeeksMet = 0.54, OffersWanted = 0.23, Skills = 0.11, Interests = 0.11, Stage = 0.01, BestPhrase = 0.3, WordsPower = 3, Vector = 0.6, LeastCosine = 0.2,
        FullCosine = 0.6, SharedItems = 3,
    };

    /// <summary>Where there is none. Set by judgement; a fit to the same people changes none of it.</summary>
    public static LocalWeights WordsAlone { get; } = new()
    {
        SeeksMet = 0.45, OffersWanted = 0.25, Skills = 0.12, Interests = 0.13, Stage = 0.05, BestPhrase = 0.6, WordsPower = 1, Vector = 0, LeastCosine = 0.4,
        FullCosine = 0.8, SharedItems = 3,
    };

    /// <summary>What the member seeks, found in what the other offers and can do.</summary>
    public required double SeeksMet { get; init; }

    /// <summary>What the other seeks, found in what the member offers and can do.</summary>
    public required double OffersWanted { get; init; }

    /// <summary>Skills of both.</summary>
    public required double Skills { get; init; }

    /// <summary>Interests of both.</summary>
    public required double Interests { get; init; }

    /// <summary>Career stages that are close, where anything else overlaps.</summary>
    public required double Stage { get; init; }

    /// <summary>Of the words, what the best phrase is worth against the mean of all phrases.</summary>
    public required double BestPhrase { get; init; }

    /// <summary>To what power the share of common words counts: above 1 a few common words are worth less than their share.</summary>
    public required double WordsPower { get; init; }

    /// <summary>What closeness in meaning is worth where the words differ.</summary>
    public required double Vector { get; init; }

    /// <summary>Cosines of texts that have nothing to do with each other reach this.</summary>
    public required double LeastCosine { get; init; }

    /// <summary>Cosines of texts that say the same in other words begin here.</summary>
    public required double FullCosine { get; init; }

    /// <summary>So many shared skills, or interests, are full overlap.</summary>
    public required int SharedItems { get; init; }

    /// <summary>Closeness in meaning of two texts: 0 for texts that have nothing to do with each other, 1 for texts that say the same.</summary>
    public double Meaning(double cosine) => Math.Clamp((cosine - LeastCosine) / (FullCosine - LeastCosine), 0, 1);
}
