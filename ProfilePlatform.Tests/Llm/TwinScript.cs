using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Tests.Llm;

/// <summary>What a stub provider replies to the calls of a chat turn, each by its operation; documents are not split by it.</summary>
internal sealed class TwinScript
{
    public Func<StubRequest, StubReply> Intent { get; set; } = _ => StubReply.Json(new[] { "experience" });

    public Func<StubRequest, StubReply> Chat { get; set; } = _ => StubReply.Text("Anna built the billing platform that handles 4 million invoices a month.");

    /// <summary>After calls of tools.</summary>
    public Func<StubRequest, StubReply> Continuation { get; set; } = _ => StubReply.Text("Thank you, your address is noted.");

    public Func<StubRequest, StubReply> FollowUps { get; set; } = _ => StubReply.Json(new[]
    {
        "What did Anna do at Kiesel AG?", "Where did Anna study?", "What are Anna's skills?",
    });

    public StubReply Reply(StubRequest request) => request.Operation switch
    {
        LlmOperation.Intent => Intent(request),
        LlmOperation.Chat when IsContinuation(request) => Continuation(request),
        LlmOperation.Chat => Chat(request),
        LlmOperation.FollowUps => FollowUps(request),
        _ => StubReply.Text("I cannot do that."),
    };

    public static bool IsContinuation(StubRequest request) => request.Messages.Any(message => message.Role == "tool");
}
