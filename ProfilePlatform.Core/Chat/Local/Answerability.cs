namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Judges whether the passages found answer a question. Logistic regression over <see cref="AnswerabilityFeatures"/>, fitted with an L2 penalty
/// on questions about fictional people, with and without an answer; Tests/Evals/SentenceEval prints these numbers. Public questions over long
/// prose take no part in the fit and are told apart better for it.
/// </summary>
internal static class Answerability
{
    /// <summary>Below this probability a question is refused. Chosen on the fitting CVs so that wrong answers and wrong refusals are about as frequent.</summary>
    public const double Threshold = 0.55;

    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(-0.664, [1.127, 1.255, 1.370, -1.458, -1.651, 0.564, 0.000, 0.000, 0.264, 0.692, 0.540, 0.062, 1.448, 0.414, 0.488]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(-1.478, [1.179, 1.224, 1.442, -1.456, -1.509, 0.603, 1.953, 1.433, 0.233, 0.651, 0.426, 0.049, 0.569, 0.339, 0.481]);
}
