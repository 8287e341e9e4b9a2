namespace ProfilePlatform.Core.Leads.Questions;

internal static class QuestionStates
{
    /// <summary>Those that the owner has neither answered nor set aside.</summary>
    public static IQueryable<UnansweredQuestion> AreOpen(this IQueryable<UnansweredQuestion> questions) =>
        questions.Where(question => question.AnswerId == null && question.DismissedAt == null);

    /// <summary>Those that the owner has set aside.</summary>
    public static IQueryable<UnansweredQuestion> AreDismissed(this IQueryable<UnansweredQuestion> questions) =>
        questions.Where(question => question.AnswerId == null && question.DismissedAt != null);
}
