namespace ProfilePlatform.Core.Chat;

/// <summary>What happens in a turn, in this order: topics, text with its citations, follow-ups, done; or a failure at any point.</summary>
public abstract record TurnEvent;

/// <summary>The topics that the question is about.</summary>
/// <param name="Topics">Most likely first.</param>
public sealed record IntentFound(IReadOnlyList<string> Topics) : TurnEvent;

/// <summary>More of the answer.</summary>
/// <param name="Text">To be appended to what came before.</param>
public sealed record AnswerDelta(string Text) : TurnEvent;

/// <summary>A citation whose marker has just been sent.</summary>
/// <param name="Citation">The passage.</param>
public sealed record Cited(Citation Citation) : TurnEvent;

/// <summary>Questions to ask next.</summary>
/// <param name="Questions">Three of them, fewer where the documents are short.</param>
public sealed record FollowupsReady(IReadOnlyList<string> Questions) : TurnEvent;

/// <summary>The turn is complete and stored.</summary>
/// <param name="Result">All of it.</param>
public sealed record TurnDone(TurnResult Result) : TurnEvent;

/// <summary>The turn could not be completed.</summary>
/// <param name="Message">For the visitor, in plain words.</param>
public sealed record TurnFailed(string Message) : TurnEvent;

/// <summary>A complete turn.</summary>
/// <param name="Answer">Plain text with citation markers like <c>[1]</c> after the sentence that each supports.</param>
/// <param name="Citations">The passages, by marker.</param>
/// <param name="Followups">Questions to ask next.</param>
/// <param name="SessionId">The conversation.</param>
/// <param name="Turn">Order in the conversation, from 1.</param>
/// <param name="TokensUsed">What it cost.</param>
/// <param name="Engine">"local" or "llm".</param>
/// <param name="Answered">False when the documents do not answer the question.</param>
public sealed record TurnResult(
    string Answer,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Followups,
    string SessionId,
    int Turn,
    TokensUsed TokensUsed,
    string Engine,
    bool Answered)
{
    /// <summary>True where the model's reply broke off; the answer is what was shown until then.</summary>
    public bool Interrupted { get; init; }
}

/// <summary>Tokens and calls that a turn used; zeros for a local answer.</summary>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="CallCount">Calls made.</param>
public sealed record TokensUsed(int PromptTokens, int CompletionTokens, int TotalTokens, int CallCount)
{
    /// <summary>Nothing used.</summary>
    public static TokensUsed None { get; } = new(0, 0, 0, 0);
}
