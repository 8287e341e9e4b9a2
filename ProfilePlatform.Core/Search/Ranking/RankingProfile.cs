namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>The constants of a ranking. The defaults are those of the profile "classic".</summary>
public sealed record RankingProfile
{
    /// <summary>The first formula of the people search: vectors lead, words and wishes add.</summary>
    public static RankingProfile Classic { get; } = new() { Name = "classic" };

    /// <summary>Its name, kept with each search.</summary>
    public required string Name { get; init; }

    /// <summary>Weight of the best card.</summary>
    public double ParentBest { get; init; } = 0.55;

    /// <summary>Weight of the best part of a card.</summary>
    public double ChildBest { get; init; } = 0.30;

    /// <summary>Weight of the mean of the three best of both.</summary>
    public double AverageTop3 { get; init; } = 0.15;

    /// <summary>Most that words add.</summary>
    public double LexicalBonusMax { get; init; } = 0.25;

    /// <summary>What a fulfilled wish adds to its card, and to its person.</summary>
    public double ShouldBoost { get; init; } = 0.05;

    /// <summary>Wishes of a card that count.</summary>
    public int ShouldCap { get; init; } = 10;

    /// <summary>Most that wishes add to a person.</summary>
    public double ShouldBonusMax { get; init; } = 0.25;

    /// <summary>Taken off where the query names a time that was relaxed and no card has a date.</summary>
    public double MissingDatePenalty { get; init; } = 0.15;

    /// <summary>Taken off where the query names a place that was relaxed and no card lies there.</summary>
    public double LocationMismatchPenalty { get; init; } = 0.15;

    /// <summary>People that a tier must find before the next is not tried.</summary>
    public int MinResults { get; init; } = 15;

    /// <summary>People kept of a search.</summary>
    public int TopPeopleStored { get; init; } = 24;

    /// <summary>Candidates from vectors, as a multiple of <see cref="TopPeopleStored"/>.</summary>
    public int Overfetch { get; init; } = 10;

    /// <summary>Best cards and parts of a person that are looked at.</summary>
    public int TopCards { get; init; } = 5;

    /// <summary>Cards of a person that are shown.</summary>
    public int MatchedCards { get; init; } = 3;

    /// <summary>People shown where the query names no number.</summary>
    public int DefaultNumCards { get; init; } = 6;
}
