namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Judges whether the passages found answer a question. Logistic regression over <see cref="AnswerabilityFeatures"/>, fitted with an L2 penalty
/// on questions about fictional people, with and without an answer; Tests/Evals/AnswerabilityEval prints these numbers. Public questions over long
/// prose take no part in the fit and are told apart better for it.
/// </summary>
internal static class Answerability
{
    /// <summary>Below this probability a question is refused. Chosen on the fitting CVs so that wrong answers and wrong refusals are about as frequent.</summary>
    public const double Threshold = 0.55;

    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(-0.484, [0.890, 1.448, 0.849, -1.355, -1.554, 0.568, 0.000, 0.000, 0.410, 0.638, 0.795, 0.399, 0.868, 0.482, 0.572]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(-1.323, [0.922, 1.450, 1.031, -1.362, -1.462, 0.721, 1.485, 1.714, 0.374, 0.607, 0.643, 0.302, 0.377, 0.427, 0.451]);
}
