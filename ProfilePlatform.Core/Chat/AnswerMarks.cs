namespace ProfilePlatform.Core.Chat;

/// <summary>What stands in an answer's plain text beside its words.</summary>
public static class AnswerMarks
{
    /// <summary>Ends a sentence that the documents do not support, where such sentences are shown at all.</summary>
    public const string NotInDocuments = " (not in the documents)";
}
