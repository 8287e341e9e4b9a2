namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Ranks sentences by a model fitted on pairs of chosen and other sentences (Tests/Evals/SentenceEval prints these numbers).</summary>
internal static class SentenceRanker
{
    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(0, [1.604, 0.994, 0.393, 0.210, 0.075, 0.474, 0.000, -0.774, 2.944, 1.635, 1.967, -0.122, -0.282, 1.453, 1.306]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(0, [1.136, 1.178, 0.353, 0.505, 0.077, 0.337, 5.204, -0.290, 2.122, 1.383, 1.056, 0.204, -0.064, 2.400, 1.418]);

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
