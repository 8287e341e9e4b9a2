using ProfilePlatform.Core.Chat;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>How far an answer has come.</summary>
public enum TurnPhase
{
    /// <summary>Asked; no word of the answer yet.</summary>
    Waiting,

    /// <summary>The answer grows.</summary>
    Writing,

    /// <summary>The answer is complete.</summary>
    Done,

    /// <summary>There is no answer; <see cref="ShownTurn.Fault"/> says why.</summary>
    Failed,
}

/// <summary>One question with its answer, as the page shows it. It says when it changes, so that only its own part is rendered again.</summary>
public sealed class ShownTurn(string question)
{
    private readonly List<Citation> _citations = [];

    /// <summary>Called after each change, on the thread that made it, by whoever shows the turn.</summary>
    public Action? Changed { get; set; }

    /// <summary>The visitor's words.</summary>
    public string Question { get; } = question;

    /// <summary>Order in the conversation; 0 until the server has given it one.</summary>
    public int Number { get; private set; }

    /// <summary>The answer so far, with markers like <c>[1]</c>.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The passages that the answer rests on.</summary>
    public IReadOnlyList<Citation> Citations => _citations;

    /// <summary>What the question is about, once known.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    /// <summary>Questions to ask next.</summary>
    public IReadOnlyList<string> Followups { get; private set; } = [];

    /// <summary>How far it has come.</summary>
    public TurnPhase Phase { get; private set; }

    /// <summary>Why it failed.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>False when the documents do not answer the question.</summary>
    public bool Answered { get; private set; } = true;

    /// <summary>True where the answer broke off and is what was shown until then.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>The visitor's judgement; null before.</summary>
    public bool? Helpful { get; private set; }

    /// <summary>True for a complete answer that says that there is none.</summary>
    public bool IsRefusal => Phase == TurnPhase.Done && !Answered;

    /// <summary>A turn as it was stored. One that was never finished counts as failed.</summary>
    public static ShownTurn Restore(ChatTurn stored, IReadOnlyList<Citation> citations)
    {
        var unfinished = stored.Answer.Length == 0;
        var turn = new ShownTurn(stored.Question)
        {
            Number = stored.Number,
            Answer = stored.Answer,
            Topics = stored.Topics,
            Followups = stored.Followups,
            Answered = stored.Answered,
            Interrupted = stored.Interrupted,
            Helpful = stored.Helpful,
            Phase = unfinished ? TurnPhase.Failed : TurnPhase.Done,
            Fault = unfinished ? "This answer was not finished." : "",
        };
        turn._citations.AddRange(citations);
        return turn;
    }

    /// <summary>Takes in what has happened.</summary>
    public void Apply(TurnEvent turnEvent)
    {
        switch (turnEvent)
        {
            case IntentFound intent:
                Topics = intent.Topics;
                break;
            case AnswerDelta delta:
                Answer += delta.Text;
                Phase = TurnPhase.Writing;
                break;
            case Cited cited:
                _citations.Add(cited.Citation);
                break;
            case FollowupsReady followups:
                Followups = followups.Questions;
                break;
            case TurnDone { Result: var result }:
                (Answer, Followups, Number, Answered, Interrupted, Phase) =
                    (result.Answer, result.Followups, result.Turn, result.Answered, result.Interrupted, TurnPhase.Done);
                _citations.Clear();
                _citations.AddRange(result.Citations);
                break;
            case TurnFailed failed:
                (Fault, Phase) = (failed.Message, TurnPhase.Failed);
                break;
        }

        Changed?.Invoke();
    }

    /// <summary>Notes the visitor's judgement.</summary>
    public void Rate(bool helpful)
    {
        Helpful = helpful;
        Changed?.Invoke();
    }
}
