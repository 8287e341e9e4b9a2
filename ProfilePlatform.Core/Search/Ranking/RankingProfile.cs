namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>The constants of a ranking. The defaults are those of the profile "classic"; a term whose constant is 0 is not in the score.</summary>
public sealed record RankingProfile
{
    /// <summary>The first formula of the people search: vectors lead, words and wishes add.</summary>
    public static RankingProfile Classic { get; } = new() { Name = "classic" };

    /// <summary>
    /// Vectors lead, words add by how much of the query they cover; conditions that had to be relaxed still count. Fitted on made-up people
    /// (docs/quality.md).
    /// </summary>
    public static RankingProfile Standard { get; } = new()
    {
        Name = "standard",
        ParentBest = 0.07,
        ChildBest = 0.53,
        AverageTop3 = 0.27,
        CardsStandInForParts = true,
        LexicalBonusMax = 0.10,
        WordsCoverage = 1.5,
        PersonWordsShare = 0.25,
        ShouldBoost = 0.003,
        ShouldBonusMax = 0.03,
        CountsWishesOnce = true,
        RoleFunctionBonus = 0.03,
        RoleStandingBonus = 0.04,
        MissingDatePenalty = 0.05,
        TimeMismatchPenalty = 0.07,
        LocationMismatchPenalty = 0.10,
        CompanyMismatchPenalty = 0.07,
    };

    /// <summary>BM25 and nothing else: what no other profile may fall below.</summary>
    public static RankingProfile WordsAlone { get; } = new()
    {
        Name = "bm25",
        ParentBest = 0,
        ChildBest = 0,
        AverageTop3 = 0,
        LexicalBonusMax = 1,
        ShouldBoost = 0,
        MissingDatePenalty = 0,
        LocationMismatchPenalty = 0,
    };

    /// <summary>Vectors and nothing else.</summary>
    public static RankingProfile VectorsAlone { get; } = new()
    {
        Name = "dense",
        LexicalBonusMax = 0,
        ShouldBoost = 0,
        MissingDatePenalty = 0,
        LocationMismatchPenalty = 0,
    };

    /// <summary>The profile that is used where nobody chooses.</summary>
    public static RankingProfile Default => Standard;

    /// <summary>Its name, kept with each search.</summary>
    public required string Name { get; init; }

    /// <summary>Weight of the best card.</summary>
    public double ParentBest { get; init; } = 0.55;

    /// <summary>Weight of the best part of a card.</summary>
    public double ChildBest { get; init; } = 0.30;

    /// <summary>True where the best card also counts as the best part of somebody whose cards have no parts.</summary>
    public bool CardsStandInForParts { get; init; }

    /// <summary>Weight of the mean of the three best of both.</summary>
    public double AverageTop3 { get; init; } = 0.15;

    /// <summary>Most that words add: what the person with the best words gets.</summary>
    public double LexicalBonusMax { get; init; } = 0.25;

    /// <summary>
    /// Words count against the best of all who pass, or, if that is more, against this share of what a card would get that had each of them once.
    /// 0 for the best alone: then whoever has one word of many counts as a full match where nobody has more.
    /// </summary>
    public double WordsCoverage { get; init; }

    /// <summary>How much of the words' score is of all cards together instead of the best card, 0 to 1.</summary>
    public double PersonWordsShare { get; init; }

    /// <summary>What a fulfilled wish adds to its card, and to its person.</summary>
    public double ShouldBoost { get; init; } = 0.05;

    /// <summary>Wishes of a card that count.</summary>
    public int ShouldCap { get; init; } = 10;

    /// <summary>Most that wishes add to a person.</summary>
    public double ShouldBonusMax { get; init; } = 0.25;

    /// <summary>True where a wish that several cards fulfil adds once to their person.</summary>
    public bool CountsWishesOnce { get; init; }

    /// <summary>Added where a card's title works where the role that is sought does: "engineering".</summary>
    public double RoleFunctionBonus { get; init; }

    /// <summary>Added where a card has the standing that is sought: "senior".</summary>
    public double RoleStandingBonus { get; init; }

    /// <summary>Taken off where the query names a time that was relaxed and no card has a date.</summary>
    public double MissingDatePenalty { get; init; } = 0.15;

    /// <summary>Taken off where the query names a time that was relaxed, and cards have dates but none within it.</summary>
    public double TimeMismatchPenalty { get; init; }

    /// <summary>Taken off where the query names a place that was relaxed and no card lies there.</summary>
    public double LocationMismatchPenalty { get; init; } = 0.15;

    /// <summary>Taken off where the query names firms or teams that were relaxed and no card is of them.</summary>
    public double CompanyMismatchPenalty { get; init; }

    /// <summary>People that a tier must find before the next is not tried.</summary>
    public int MinResults { get; init; } = 15;

    /// <summary>People kept of a search.</summary>
    public int TopPeopleStored { get; init; } = 24;

    /// <summary>Candidates whose exact vectors may be read, as a multiple of <see cref="TopPeopleStored"/>.</summary>
    public int Overfetch { get; init; } = 10;

    /// <summary>Cards of a person that are shown.</summary>
    public int MatchedCards { get; init; } = 3;

    /// <summary>People shown where the query names no number.</summary>
    public int DefaultNumCards { get; init; } = 6;

    /// <summary>The weights of all terms that come from vectors.</summary>
    internal double VectorWeight => ParentBest + ChildBest + AverageTop3;
}
