namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>Caps that keep a query from asking for so much that nobody is left; what is beyond them becomes a wish.</summary>
internal static class CriteriaLimits
{
    public const int MustIntents = 2;
    public const int MustCompanies = 3;
    public const int MustTeams = 3;
    public const int MustDomains = 2;

    /// <summary>Below this, narrower fields and surplus fields are wishes.</summary>
    public const double WeakConfidence = 0.5;

    public const int FirstYear = 1900;

    /// <summary>Years past the present one that a date may lie in.</summary>
    public const int YearsAhead = 1;

    /// <summary>INR: a smaller salary can only be meant by the month.</summary>
    public const double LeastYearly = 200_000;

    /// <summary>INR a year: more is a slip of the finger.</summary>
    public const double MostSalary = 1e10;

    public const int MostPeople = 24;
    public const int MostPhrases = 15;

    /// <summary>Entries of any other list, and characters of an entry: clients may send their own.</summary>
    public const int MostEntries = 40;
    public const int LongestEntry = 100;
}
