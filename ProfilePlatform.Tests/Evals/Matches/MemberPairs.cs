using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Matching.Scoring;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>Everybody of a half against everybody else of it, with the vectors of their texts.</summary>
internal sealed class MemberPairs
{
    private MemberPairs(List<MadeUpMember> members, TextVectors.Closeness close) => (Members, Close) = (members, close);

    public List<MadeUpMember> Members { get; }

    public TextVectors.Closeness Close { get; }

    public static async Task<MemberPairs> OfAsync(string half, IEmbeddingGenerator<string, Embedding<float>>? encoder, CancellationToken cancellationToken)
    {
        var members = MadeUpMember.Half(half);
        var texts = members.SelectMany(member => new[] { member.Person.Seeks, member.Person.Offers, member.Person.Whole, PlainTextScores.Giving(member.Person) }.Concat(Phrases.Clauses(member.Person.Seeks)));
        return new MemberPairs(members, await new TextVectors(NullLogger<TextVectors>.Instance, encoder).OfAsync(texts, cancellationToken));
    }

    /// <summary>How well a scorer orders the others, member by member.</summary>
    public List<MatchMeasures> Measure(Func<MatchPerson, MatchPerson, double> score) => Members.ConvertAll(member =>
    {
        var others = Members.Where(other => other != member).ToList();
        return MatchMeasures.Of([.. others.Select(other => score(member.Person, other.Person))], [.. others.Select(member.Grade)]);
    });

    public List<MatchMeasures> Measure(LocalWeights weights) => Measure((from, to) => LocalView.Of(from, to, Close, weights).Worth);

    /// <summary>BM25 of what <paramref name="query"/> takes of the member over what <paramref name="text"/> takes of the others.</summary>
    public List<MatchMeasures> MeasureBm25(Func<MatchPerson, string> query, Func<MatchPerson, string> text)
    {
        var index = new PlainTextScores(Members.ConvertAll(member => text(member.Person)));
        var scores = Members.ToDictionary(member => member.Person.Id, member => index.Of(query(member.Person)));
        var places = Members.Index().ToDictionary(member => member.Item.Person.Id, member => member.Index);
        return Measure((from, to) => scores[from.Id][places[to.Id]]);
    }
}
