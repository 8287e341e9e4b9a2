namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Ranks sentences by a model fitted on pairs of chosen and other sentences (Tests/Evals/SentenceEval prints these numbers).</summary>
internal static class SentenceRanker
{
    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(0, [1.809, 1.972, -0.295, 0.297, 0.580, 0.000, -0.435, 2.889, 1.151, 2.076, 0.145, -0.098, 2.406, 0.657, 3.812, 0.751, -0.153, 2.715]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(0, [0.941, 1.771, -0.476, 0.489, 0.569, 5.683, -0.426, 2.575, 0.946, 1.990, 0.076, -0.096, 2.481, 0.594, 2.734, 0.777, -0.066, 2.254]);

    /// <summary>Index of the best row; -1 where there is none.</summary>
    public static int Best(LinearModel model, double[][] features)
    {
        var best = -1;
        for (var index = 0; index < features.Length; index++)
        {
            best = best < 0 || model.Score(features[index]) > model.Score(features[best]) ? index : best;
        }

        return best;
    }
}
