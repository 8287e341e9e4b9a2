namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>All that the formula asks of one person; over the cards that passed, and their parts.</summary>
internal struct PersonEvidence
{
    /// <summary>Best similarity of a card, its wishes added.</summary>
    public double ParentBest;

    /// <summary>Best similarity of a part.</summary>
    public double ChildBest;

    /// <summary>Mean of the three best of both, or of as many as there are.</summary>
    public double AverageTop3;

    /// <summary>Words' score against the best of all people, 0 to 1.</summary>
    public double Words;

    /// <summary>Wishes fulfilled, added up over cards; each card's capped.</summary>
    public int ShouldHits;

    /// <summary>Different wishes fulfilled by any card.</summary>
    public int Wishes;

    /// <summary>A title works where the role that is sought does.</summary>
    public bool HasFunction;

    /// <summary>A card has the standing that is sought.</summary>
    public bool HasStanding;

    /// <summary>The time was relaxed and no card has a date.</summary>
    public bool MissesDate;

    /// <summary>The time was relaxed, and of the cards' dates none lies in it.</summary>
    public bool MissesTime;

    /// <summary>The place was relaxed and no card lies there.</summary>
    public bool MissesPlace;

    /// <summary>Firm and team were relaxed and no card is of them.</summary>
    public bool MissesCompany;
}
