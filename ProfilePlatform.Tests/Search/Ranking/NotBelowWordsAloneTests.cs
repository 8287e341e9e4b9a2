using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Tests.Evals.People;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Search.Ranking;

public sealed class NotBelowWordsAloneTests
{
    private const int People = 150;

    // A little less than half of the paired 95 % interval over professions: chance alone makes a mean differ by so much.
    private const double Noise = 0.02;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DefaultProfile_OnMadeUpPeople_IsNotBelowWordsAlone(bool dense)
    {
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var population = new Population(People);
        using var index = await PopulationIndex.OfAsync(population, encoder);
        var queries = await index.ReadAsync(population.Halves.SelectMany(half => new AskedQueries(population, half, 3).All()));

        var ours = await index.MeasureAsync(queries, RankingProfile.Default);
        var words = await index.MeasureAsync(queries, RankingProfile.WordsAlone);

        words.Average(one => one.Ndcg).ShouldBeInRange(0.3, 0.95);
        ours.Average(one => one.Ndcg).ShouldBeGreaterThan(words.Average(one => one.Ndcg) - Noise);
        ours.Average(one => one.Recall).ShouldBeGreaterThan(words.Average(one => one.Recall) - Noise);
    }
}
