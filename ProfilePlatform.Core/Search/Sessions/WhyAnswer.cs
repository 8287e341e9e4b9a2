using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Search.WhyNot;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Why a person was found.</summary>
/// <param name="Reasons">Reasons, each with the words that it rests on.</param>
/// <param name="ReasonsState">One of <see cref="ReasonsStates"/>.</param>
/// <param name="Score">The score.</param>
/// <param name="Contributions">Its terms, which sum to it.</param>
public sealed record WhyAnswer(IReadOnlyList<MatchReason> Reasons, string ReasonsState, double Score, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>Of somebody who was not paid for: why they are not shown; reasons and terms are empty then.</summary>
    public WhyNotAnswer? WhyNot { get; init; }
}
