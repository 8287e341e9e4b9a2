namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Ranks sentences by a model fitted on pairs of chosen and other sentences (Tests/Evals/SentenceEval prints these numbers).</summary>
internal static class SentenceRanker
{
    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(0, [1.900, 1.238, 0.017, 0.279, 0.049, 0.563, 0.000, -0.790, 3.749, 1.918, 1.727, 0.041, -0.221, 2.054, 0.958]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(0, [0.680, 1.221, 0.182, 0.639, 0.283, 0.180, 6.445, -0.550, 2.978, 1.494, 1.982, 0.173, 0.001, 2.653, 0.463]);

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
