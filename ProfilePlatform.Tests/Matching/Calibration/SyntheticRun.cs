using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

/// <summary>One member's reviews, the cross-fitted second pass over them, its report, and what that report should say.</summary>
internal sealed record SyntheticRun(CalibrationReport Report, SyntheticRun.Truth True)
{
    /// <summary>The errors on many people whom nobody reviewed, with the very examples and the line of this run.</summary>
    public sealed record Truth(double Cheap, double Linear, double Rescored, double CheapBias, double CheapTau, double RescoredTau);

    public static SyntheticRun Of(SyntheticReviewer reviewer, int reviews, int seed, int unseen = 2_000)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, reviews).Select(_ => reviewer.Draw(random)).ToList();
        var folds = Folds.Of(people.Select(Review), 5, seed);
        var heldOut = new List<HeldOutReview>();
        var shifts = new List<double>();
        foreach (var group in folds.Groups(people.Select(person => person.Id)))
        {
            var examples = CalibrationExamples.Build(group.Reviews, group.Profiles);
            shifts.Add(reviewer.Shift(ExamplesText.Of(examples, id => $"<Profile id=\"{id}\"/>")));
            heldOut.AddRange(people.Where(person => group.Profiles.Contains(person.Id))
                .Select(person => new HeldOutReview(Review(person), reviewer.Expensive(person, shifts[^1], random))));
        }

        var report = CalibrationReport.Of(heldOut, reviews, seed);
        return new(report, Measure(reviewer, report.Line, shifts, random, unseen));
    }

    private static Truth Measure(SyntheticReviewer reviewer, LinearMap line, List<double> shifts, Random random, int unseen)
    {
        var fresh = Enumerable.Range(0, unseen).Select(_ => reviewer.Draw(random)).ToList();
        var own = fresh.Select(person => (double)person.Own).ToArray();
        var cheap = fresh.Select(person => (double)person.Cheap).ToArray();
        var rescored = shifts.ConvertAll(shift => fresh.Select(person => (double)reviewer.Expensive(person, shift, random)).ToArray());
        return new(Error(cheap), Error(Array.ConvertAll(cheap, line.Apply)), rescored.Average(Error),
            cheap.Zip(own, (a, b) => a - b).Average(), KendallTau.B(cheap, own)!.Value, rescored.Average(scores => KendallTau.B(scores, own)!.Value));

        double Error(double[] scores) => scores.Zip(own, (a, b) => Math.Abs(a - b)).Average();
    }

    private static Review Review(SyntheticReviewer.Person person) => new(person.Id, person.Cheap, person.Own, "");
}
