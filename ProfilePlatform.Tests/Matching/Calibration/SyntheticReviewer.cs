using System.Globalization;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

/// <summary>A member and two models whose errors are known: own = 50 + bias + scale · (merit − 50) + noise, all 0–100.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Outliers">The share of own scores that are 40 points off besides.</param>
/// <param name="Heed">How far the expensive model goes by the mean of the corrections shown; 0 ignores them, so that it gains nothing.</param>
/// <param name="ModelNoise">The scatter of the cheap model's score about the merit.</param>
internal sealed partial record SyntheticReviewer(
    string Name, double Bias = -15, double Scale = 0.8, double Noise = 8, double Outliers = 0, double Heed = 0.7, double ModelNoise = 6, double ExpensiveNoise = 6)
{
    /// <summary>Someone to review: what the models see, and what the member thinks.</summary>
    public sealed record Person(Guid Id, double Merit, int Cheap, int Own);

    public Person Draw(Random random)
    {
        var merit = 55 + 20 * Normal(random);
        var own = 50 + Bias + Scale * (merit - 50) + Noise * Normal(random);
        own += random.NextDouble() < Outliers ? 40 * Math.Sign(random.NextDouble() - 0.5) : 0;
        var id = new byte[16];
        random.NextBytes(id);
        return new(new Guid(id), merit, Score(merit + ModelNoise * Normal(random)), Score(own));
    }

    /// <summary>The expensive model's score with these examples in its prompt.</summary>
    public int Expensive(Person person, double shift, Random random) => Score(person.Merit + shift + ExpensiveNoise * Normal(random));

    /// <summary>How far a text of examples moves the expensive model: their mean correction, less of it when there are few.</summary>
    public double Shift(string examples)
    {
        var differences = Correction().Matches(examples)
            .Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToList();
        return Heed * differences.Sum() / (differences.Count + 2);
    }

    private static int Score(double value) => (int)Math.Round(Math.Clamp(value, 0, 100));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [GeneratedRegex("model_score=\"([0-9]+)\" right_score=\"([0-9]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Correction();
}
