using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>A group as its organiser wants it.</summary>
public sealed record GroupOrder
{
    /// <summary>Characters of a name.</summary>
    public const int NameLength = 100;

    /// <summary>Most people in a group: 780 pairs.</summary>
    public const int MostPeople = 40;

    /// <summary>Most groups of a member.</summary>
    public const int MostGroups = 20;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Addresses of its people.</summary>
    public required IReadOnlyList<string> Slugs { get; init; }

    /// <summary>The name as it is kept.</summary>
    internal string CleanName => ProfileText.Line(Name);

    /// <summary>What is wrong with it by field; empty where nothing is.</summary>
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (CleanName.Length is 0 or > NameLength)
        {
            errors["name"] = [$"Must have 1 to {NameLength} characters."];
        }

        if (Slugs.Distinct(StringComparer.Ordinal).Count() is < 2 or > MostPeople)
        {
            errors["slugs"] = [$"Must name 2 to {MostPeople} people."];
        }

        return errors;
    }
}

/// <summary>What came of a change of a group.</summary>
public abstract record GroupResult
{
    /// <summary>It is done.</summary>
    public sealed record Done(GroupView Group) : GroupResult;

    /// <summary>Something is wrong, by field.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : GroupResult;

    /// <summary>The member has no profile.</summary>
    public sealed record NoProfile : GroupResult;

    /// <summary>The member has <see cref="GroupOrder.MostGroups"/> groups.</summary>
    public sealed record TooMany : GroupResult;

    /// <summary>The member has no group of this id.</summary>
    public sealed record Missing : GroupResult;
}
