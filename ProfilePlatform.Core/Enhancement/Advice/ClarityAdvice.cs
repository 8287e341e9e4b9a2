namespace ProfilePlatform.Core.Enhancement.Advice;

/// <summary>One thing that would make a text clearer. Advice: nothing is changed by it.</summary>
/// <param name="Kind">"passive", "outcome", "tense", "length" or "repetition".</param>
/// <param name="Message">What could be better, in a sentence or two.</param>
/// <param name="Quote">The words that it is about; empty where it is about the whole text.</param>
public sealed record ClarityAdvice(string Kind, string Message, string Quote);

/// <summary>What could be clearer in one section.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="Heading">Title, employer, place and time.</param>
/// <param name="Text">The owner's text.</param>
/// <param name="Advice">In the order of the kinds; empty where there is none.</param>
public sealed record SectionAdvice(SectionKind Kind, string Heading, string Text, IReadOnlyList<ClarityAdvice> Advice);
