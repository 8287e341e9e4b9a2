namespace ProfilePlatform.Core.Search.Compare;

/// <summary>People side by side on what a search asks for.</summary>
/// <param name="People">Two to four, in the order asked for.</param>
/// <param name="Rows">Role, conditions, wishes, time, place, availability, salary: of these what the search asks for.</param>
public sealed record Comparison(IReadOnlyList<ComparedPerson> People, IReadOnlyList<ComparisonRow> Rows);

/// <summary>Somebody who is compared.</summary>
public sealed record ComparedPerson(Guid Id, string Slug, string Name, string Headline);

/// <summary>One thing that the search asks for.</summary>
/// <param name="Kind">"role", "wish", or of <see cref="WhyNot.ConditionKinds"/>.</param>
/// <param name="Asked">The values asked for, any of which will do.</param>
/// <param name="Cells">One for each person, in their order.</param>
public sealed record ComparisonRow(string Kind, IReadOnlyList<string> Asked, IReadOnlyList<ComparisonCell> Cells);

/// <summary>What a person's cards say to it.</summary>
/// <param name="State">Of <see cref="CellStates"/>.</param>
/// <param name="Quote">Their own words, or their dates; empty where nothing is said.</param>
/// <param name="CardId">The card that says it; null for the profile, and where nothing is said.</param>
/// <param name="Field">"title", "company_name", "dates" and so on, as of evidence; empty where nothing is said.</param>
public sealed record ComparisonCell(string State, string Quote, Guid? CardId, string Field)
{
    internal static ComparisonCell NotSaid { get; } = new(CellStates.NotSaid, "", null, "");
}

/// <summary>How far somebody has what is asked for.</summary>
public static class CellStates
{
    /// <summary>A card has it.</summary>
    public const string Held = "held";

    /// <summary>Part of it: some of the time, the same country, the same line of work, some of the words.</summary>
    public const string Partly = "partly";

    /// <summary>Their cards say something else, which is quoted.</summary>
    public const string Otherwise = "otherwise";

    /// <summary>Their cards do not say.</summary>
    public const string NotSaid = "not_said";
}
