namespace ProfilePlatform.Core.Chat;

/// <summary>A visitor's message.</summary>
/// <param name="ProfileId">The profile that is asked.</param>
/// <param name="Message">1 to 2,000 characters.</param>
/// <param name="SessionId">The conversation; null or unknown starts a new one.</param>
/// <param name="History">Earlier messages, used only without a known conversation.</param>
/// <param name="VisitorKey">Who is limited: the visitor's address, /64 for IPv6.</param>
public sealed record TurnRequest(
    Guid ProfileId, string Message, string? SessionId, IReadOnlyList<HistoryMessage> History, string VisitorKey);

/// <summary>One earlier message.</summary>
/// <param name="Role">"user" or "assistant".</param>
/// <param name="Content">Its text.</param>
public sealed record HistoryMessage(string Role, string Content);
