using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A question put to a person's twin.</summary>
/// <param name="ProfileId">The one profile that may answer.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="FirstName">Their given name; empty where unknown.</param>
/// <param name="Text">The visitor's words.</param>
/// <param name="PreviousTurns">Earlier questions of the conversation and whether each was answered, oldest first.</param>
public sealed record TwinQuestion(Guid ProfileId, string DisplayName, string FirstName, string Text, IReadOnlyList<PreviousTurn> PreviousTurns)
{
    /// <summary>How to speak of the person: the given name where there is one.</summary>
    public string ShortName => FirstName.Length > 0 ? FirstName : DisplayName;
}

/// <summary>An earlier question.</summary>
/// <param name="Question">The visitor's words.</param>
/// <param name="Answered">Whether the documents answered it.</param>
public sealed record PreviousTurn(string Question, bool Answered);

/// <summary>What kind of answer it is.</summary>
public enum LocalAnswerKind
{
    /// <summary>Sentences quoted from documents.</summary>
    Answer,

    /// <summary>The documents do not answer it, and the text says so.</summary>
    Refusal,

    /// <summary>A greeting or thanks, answered in kind; nothing is cited.</summary>
    SmallTalk,
}

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The document's characters, runs of white space made single spaces.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Span">Where it stands in the document's canonical text.</param>
/// <param name="ChunkId">The passage that it was found in.</param>
/// <param name="Heading">What it stands under; may be empty.</param>
public sealed record QuotedSentence(string Text, Guid DocumentId, TextSpan Span, string ChunkId, string Heading);

/// <summary>An answer made without a language model.</summary>
/// <param name="Kind">Answer, refusal or small talk.</param>
/// <param name="Topics">The question's topics, most likely first.</param>
/// <param name="LeadIn">A short opening before the sentences, ending in a colon; it claims nothing. Empty for other kinds.</param>
/// <param name="Sentences">One to three, in the documents' order. Empty for other kinds.</param>
/// <param name="ChunkIds">Ids of the passages that were found, best first.</param>
/// <param name="Text">What to say for a refusal or small talk; empty for an answer.</param>
/// <param name="Answered">False for a refusal.</param>
/// <param name="Confidence">Probability, as fitted, that the documents answer the question; 1 for small talk.</param>
public sealed record LocalAnswer(
    LocalAnswerKind Kind,
    IReadOnlyList<string> Topics,
    string LeadIn,
    IReadOnlyList<QuotedSentence> Sentences,
    IReadOnlyList<string> ChunkIds,
    string Text,
    bool Answered,
    double Confidence);
