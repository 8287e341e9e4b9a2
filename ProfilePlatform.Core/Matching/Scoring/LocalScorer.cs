namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>
/// Scores without a model: what one side seeks against what the other offers, both ways, and what they have in common, by words and, where there is an
/// encoder, by meaning. The reason is made of the overlapping phrases themselves. The same two profiles get the same score always.
/// </summary>
internal sealed class LocalScorer(TextVectors vectors) : IMatchScorer
{
    public async Task<MatchScores> ScoreAsync(MatchQuestion question, CancellationToken cancellationToken)
    {
        var member = question.Member;
        var close = await vectors.OfAsync(
            question.People.Prepend(member).SelectMany(person => Phrases.Clauses(person.Seeks).Append(person.Whole)), cancellationToken);
        var weights = close.IsEmpty ? LocalWeights.WordsAlone : LocalWeights.WithVectors;
        return new MatchScores(question.People.ToDictionary(person => person.Id, person =>
        {
            var own = LocalView.Of(member, person, close, weights);
            var other = question.Sides == Store.MatchSides.Mutual ? LocalView.Of(person, member, close, weights).Score : (int?)null;
            return new MatchVerdict(own.Score, other, LocalReason.Of(own, question.ByName ? (member.Name, person.Name) : null));
        }));
    }
}
