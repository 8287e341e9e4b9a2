namespace ProfilePlatform.Core.Chat;

/// <summary>What stands in an answer's plain text beside its words.</summary>
public static class AnswerMarks
{
    /// <summary>Ends a sentence that the documents do not support, where such sentences are shown at all.</summary>
    public const string NotInDocuments = " (not in the documents)";

    /// <summary>Of a sentence in whose place the line of the document that it speaks of was quoted: the first reason that is kept with it.</summary>
    public const string LineShownInstead = "the line of the documents that it speaks of was shown instead";

    /// <summary>The same, where that line stood in the answer already.</summary>
    public const string LineWasShown = "the line of the documents that it speaks of was shown already";
}
