namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What is known of a person beside the passages; used to find questions worth asking.</summary>
/// <param name="Cards">Their experience cards, most important first.</param>
/// <param name="DocumentNames">Names of their documents.</param>
/// <param name="Topics">Topics that their passages are filed under.</param>
public sealed record TwinFacts(IReadOnlyList<TwinCard> Cards, IReadOnlyList<string> DocumentNames, IReadOnlyList<string> Topics)
{
    /// <summary>Nothing known.</summary>
    public static TwinFacts None { get; } = new([], [], []);
}

/// <summary>The parts of an experience card that questions are made of.</summary>
/// <param name="Kind">"experience", "education", "project", "publication" or "patent".</param>
/// <param name="Title">Role, degree or name of the project.</param>
/// <param name="Company">Employer or school; may be empty.</param>
public sealed record TwinCard(string Kind, string Title, string Company);
