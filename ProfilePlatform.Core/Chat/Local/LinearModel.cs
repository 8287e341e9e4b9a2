namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A weighted sum of features, fitted offline and stored in code with where its numbers come from.</summary>
internal sealed record LinearModel(double Bias, IReadOnlyList<double> Weights)
{
    public double Score(IReadOnlyList<double> features)
    {
        var sum = Bias;
        for (var index = 0; index < Weights.Count; index++)
        {
            sum += Weights[index] * features[index];
        }

        return sum;
    }

    /// <summary>The score as a probability.</summary>
    public double Probability(IReadOnlyList<double> features) => 1 / (1 + Math.Exp(-Score(features)));
}
