using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Why a person was found.</summary>
/// <param name="Reasons">Reasons, each with the words that it rests on.</param>
/// <param name="ReasonsState">One of <see cref="ReasonsStates"/>.</param>
/// <param name="Score">The score.</param>
/// <param name="Contributions">Its terms, which sum to it.</param>
public sealed record WhyAnswer(IReadOnlyList<MatchReason> Reasons, string ReasonsState, double Score, IReadOnlyList<Contribution> Contributions);
