namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Judges whether the passages found answer a question. Logistic regression over <see cref="AnswerabilityFeatures"/>, fitted with an L2 penalty
/// on public questions with and without an answer and on questions about fictional CVs; Tests/Evals/AnswerabilityEval prints these numbers.
/// </summary>
internal static class Answerability
{
    /// <summary>Below this probability a question is refused. Chosen on the fitting CVs so that wrong answers and wrong refusals are about as frequent.</summary>
    public const double Threshold = 0.5;

    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(-2.121, [1.018, 0.610, 1.257, 1.132, -0.345, 0.005, 0.358, 0.000, 0.000, 0.001, 0.815, 0.653, 1.073, -1.686, 2.191, 0.834, -0.122]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(-2.635, [0.970, 0.566, 1.195, 1.178, -0.270, 0.275, 0.416, 0.847, 1.928, -0.256, 1.142, 0.465, 1.004, -2.470, 2.149, 0.609, -0.072]);
}
