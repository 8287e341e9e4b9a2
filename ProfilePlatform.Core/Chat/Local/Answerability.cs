namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Judges whether the passages found answer a question. Logistic regression over <see cref="AnswerabilityFeatures"/>, fitted with an L2 penalty
/// on public questions with and without an answer and on questions about fictional CVs; Tests/Evals/AnswerabilityEval prints these numbers.
/// </summary>
internal static class Answerability
{
    /// <summary>Below this probability a question is refused. Chosen on the fitting CVs so that wrong answers and wrong refusals are about as frequent.</summary>
    public const double Threshold = 0.42;

    /// <summary>Without an encoder.</summary>
    public static readonly LinearModel Lexical = new(-2.181, [1.313, 1.758, 1.167, -0.246, -0.357, 0.312, 0.000, 0.000, -0.041, 1.069, 0.423, 1.144, -1.757, 2.086, 0.871]);

    /// <summary>With the sentence encoder.</summary>
    public static readonly LinearModel WithVectors = new(-2.672, [1.309, 1.689, 1.243, -0.104, -0.484, 0.371, -0.675, 3.284, -0.322, 1.322, 0.388, 1.026, -2.397, 1.893, 0.678]);
}
