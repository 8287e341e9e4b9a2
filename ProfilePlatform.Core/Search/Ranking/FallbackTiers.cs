namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>What is asked for less and less strictly until enough people are found.</summary>
public static class FallbackTiers
{
    /// <summary>All conditions hold.</summary>
    public const int Strict = 0;

    /// <summary>The time no longer filters.</summary>
    public const int TimeSoft = 1;

    /// <summary>Nor does the place.</summary>
    public const int LocationSoft = 2;

    /// <summary>Nor do firm and team.</summary>
    public const int CompanyTeamSoft = 3;

    /// <summary>The first tier that finds enough people, else the last.</summary>
    public static int First(int minResults, Func<int, int> countPeople)
    {
        var tier = Strict;
        while (tier < CompanyTeamSoft && countPeople(tier) < minResults)
        {
            tier++;
        }

        return tier;
    }
}
