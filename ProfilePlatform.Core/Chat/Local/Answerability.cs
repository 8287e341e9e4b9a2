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
    public static readonly LinearModel Lexical = new(-0.484, [0.890, 1.448, 0.849, -1.355, -1.554, 0.568, 0.000, 0.000, 0.410, 0.638, 0.795, 0.399, 0.868, 0.482, 0.572]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(-1.275, [0.922, 1.457, 1.029, -1.324, -1.470, 0.742, 1.299, 1.595, 0.376, 0.603, 0.662, 0.305, 0.431, 0.424, 0.477]);
}
