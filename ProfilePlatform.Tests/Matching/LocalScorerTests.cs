using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using static ProfilePlatform.Tests.Matching.People;

namespace ProfilePlatform.Tests.Matching;

public sealed class LocalScorerTests
{
    private readonly LocalScorer _scorer = new(new TextVectors(NullLogger<TextVectors>.Instance));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Score_SeeksAndOffersMeet_IsHigherTheMoreTheyDo()
    {
        var both = Person("Both", "Investors for a shop", "Reviews of payment systems");
        var one = Person("One", "A sailing boat", "Reviews of payment systems");
        var little = Person("Little", "A sailing boat", "Payments in cash");
        var none = Person("None", "A sailing boat", "Gardens");

        var scores = (await _scorer.ScoreAsync(Question(MatchSides.One, none, little, one, both), Token)).ByPerson;

        new[] { both, one, little, none }.Select(person => scores[person.Id].Score).ShouldBeInOrder(SortDirection.Descending);
        (scores[one.Id].Score > scores[little.Id].Score && scores[little.Id].Score > 0 && scores[both.Id].Score > scores[one.Id].Score).ShouldBeTrue();
        scores[both.Id].Reason.ShouldBe("You seek “Reviews of payment systems”, they offer “Reviews of payment systems”. They seek “Investors for a shop”, you offer “Introductions to investors”.");
        (scores[none.Id].Score, scores[none.Id].Reason).ShouldBe((0, LocalReason.Nothing));
    }

    [Fact]
    public async Task Score_EngineersAreSought_EnginesAreNoMatch()
    {
        var member = Person("Mira", "Backend engineers who know Kubernetes", "");
        var (has, engine) = (Person("Has", "", "Kubernetes"), Person("Engine", "", "Google Earth Engine"));

        var scores = (await _scorer.ScoreAsync(new MatchQuestion(member, [has, engine], MatchSides.One), Token)).ByPerson;

        scores[has.Id].Reason.ShouldBe("You seek “Backend engineers who know Kubernetes”, they offer “Kubernetes”.");
        scores[engine.Id].Score.ShouldBe(0);
    }

    [Fact]
    public async Task Score_SkillsInterestsAndStage_CountAndAreNamed()
    {
        var member = People.Profile("Mira", "x1", "x2", "Go", "C++", "PostgreSQL");
        (member.Interests, member.CareerStage) = (["Sailing"], "senior");
        var other = People.Profile("Otto", "y1", "y2", "go", "PostgreSQL");
        (other.Interests, other.CareerStage) = (["sailing"], "senior engineer");

        var verdict = (await _scorer.ScoreAsync(new MatchQuestion(MatchPerson.Of(member), [MatchPerson.Of(other)], MatchSides.One), Token)).ByPerson[other.Id];

        verdict.Reason.ShouldBe("Skills of both: Go, PostgreSQL. Interests of both: Sailing.");
        verdict.Score.ShouldBe(17, "two of three skills, one of three interests, the same stage: 8 + 4.33 + 5");
    }

    [Fact]
    public async Task Score_Mutual_BlendsBothSidesAndANoOfEitherIsZero()
    {
        var gives = Person("Gives", "Sailing boats", "Reviews of payment systems");
        var scores = (await _scorer.ScoreAsync(Question(MatchSides.Mutual, gives), Token)).ByPerson[gives.Id];

        (scores.OwnSide > scores.OtherSide).ShouldBeTrue();
        scores.Score.ShouldBe((int)Math.Round(Math.Sqrt(scores.OwnSide * scores.OtherSide!.Value), MidpointRounding.AwayFromZero));
        new MatchVerdict(100, 0, "x").Score.ShouldBe(0);
        new MatchVerdict(0, 100, "x").Score.ShouldBe(0);
        new MatchVerdict(64, 25, "x").Score.ShouldBe(40);
    }

    [Fact]
    public async Task Score_OneClauseOfSeveralIsCloseInMeaning_CountsAndIsQuoted()
    {
        // Vectors by hand: boats and vessels lie close together, all else apart.
        var scorer = new LocalScorer(new TextVectors(NullLogger<TextVectors>.Instance, new HandMadeVectors(("boat", 0), ("vessel", 0), ("ledger", 1), ("cook", 2))));
        var member = Person("Mira", "Somebody for my ledger; a boat in summer", "Cooking");
        var close = Person("Close", "", "Vessels of oak");
        var far = Person("Far", "", "Cooks for feasts");

        var scores = (await scorer.ScoreAsync(new MatchQuestion(member, [close, far], MatchSides.One), Token)).ByPerson;

        scores[close.Id].Score.ShouldBeGreaterThan(scores[far.Id].Score);
        scores[close.Id].Reason.ShouldBe("You seek “a boat in summer”, and their profile is close to that in meaning: “Vessels of oak”.");
        (scores[far.Id].Score, scores[far.Id].Reason).ShouldBe((0, LocalReason.Nothing));
    }

    [Fact]
    public async Task Score_WordsThatSayNothing_MatchNobody()
    {
        var vague = Person("Vague", "looking for people to work with", "help and support for great people");
        (await _scorer.ScoreAsync(new MatchQuestion(Person("Me", "people who help", "support"), [vague], MatchSides.One), Token)).ByPerson[vague.Id].Score.ShouldBe(0);
    }
}
