using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>A turn as the model's side of it needs to see it.</summary>
/// <param name="Running">Where events go.</param>
/// <param name="Person">Whose twin answers.</param>
/// <param name="Question">The question, with those before it.</param>
/// <param name="Earlier">The turns of the known conversation, in order.</param>
/// <param name="Sent">What the visitor sent along as history.</param>
/// <param name="Started">When the turn began, as a timestamp of the clock.</param>
internal sealed record TwinTurn(
    RunningTurn Running, TwinPerson Person, TwinQuestion Question, IReadOnlyList<ChatTurn> Earlier, IReadOnlyList<HistoryMessage> Sent, long Started)
{
    /// <summary>Adds up what all calls of the turn use.</summary>
    public TokenMeter Meter { get; } = new();

    /// <summary>What this visitor wrote in this conversation.</summary>
    public VisitorWords Visitor { get; } = new(Question.Text, [.. Earlier.Select(turn => turn.Question)]);

    public LlmCall Call(LlmOperation operation) => new(operation, Question.ProfileId, Person.Slug) { Meter = Meter };
}
