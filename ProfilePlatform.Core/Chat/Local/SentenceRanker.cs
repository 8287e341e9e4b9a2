namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Ranks sentences by a model fitted on pairs of chosen and other sentences (Tests/Evals/SentenceEval prints these numbers).</summary>
internal static class SentenceRanker
{
    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(0, [1.962, 1.148, -0.13, 0.63, 0.248, 0.08, 0, -0.439, 6.389, 1.492, 1.194, -0.068, -0.229, 3.617, 0.834]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(0, [0.934, 1.093, 0.181, 0.768, 0.363, -0.056, 4.109, -0.375, 5.846, 1.127, 0.907, 0.173, -0.222, 3.449, 0.910]);

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
