using ProfilePlatform.Core.Chat;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>A conversation on one page: its turns, what can be asked next, and what a screen reader is told.</summary>
internal sealed class ConversationState(IReadOnlyList<string> firstQuestions)
{
    /// <summary>Longest question, in characters.</summary>
    public const int LongestQuestion = TurnRunner.LongestMessage;

    private List<ShownTurn> _turns = [];
    private (string? Session, List<ShownTurn> Turns)? _cleared;

    /// <summary>The turns, oldest first.</summary>
    public IReadOnlyList<ShownTurn> Turns => _turns;

    /// <summary>The conversation on the server; null before the first question.</summary>
    public string? SessionId { get; private set; }

    /// <summary>True while an answer is under way: the next question waits for it.</summary>
    public bool IsBusy => _turns is [.., { Phase: TurnPhase.Waiting or TurnPhase.Writing }];

    /// <summary>True after a new conversation was begun and before anything was asked in it.</summary>
    public bool CanUndo => _cleared is not null;

    /// <summary>For the live region: the latest complete answer, or what else has happened.</summary>
    public string Announcement { get; private set; } = "";

    /// <summary>Questions to offer now; none while an answer is under way.</summary>
    public IReadOnlyList<string> Suggestions => _turns switch
    {
        [] => firstQuestions,
        [.., { Phase: TurnPhase.Done } last] => last.Followups,
        _ => [],
    };

    /// <summary>Why <paramref name="question"/> cannot be asked now; null when it can.</summary>
    public string? Refuses(string question) => question.Trim().Length switch
    {
        0 => "Write a question first.",
        > LongestQuestion => "Questions can have up to 2,000 characters.",
        _ => IsBusy ? "One answer at a time: this one is almost there." : null,
    };

    /// <summary>Adds a question whose answer is to come. A failed attempt at the same question is replaced.</summary>
    public ShownTurn Begin(string question)
    {
        if (_turns is [.., { Phase: TurnPhase.Failed } last] && last.Question == question.Trim())
        {
            _turns.RemoveAt(_turns.Count - 1);
        }

        _cleared = null;
        var turn = new ShownTurn(question.Trim());
        _turns.Add(turn);
        Announcement = "";
        return turn;
    }

    /// <summary>The server has taken the question.</summary>
    public void Joined(string sessionId) => SessionId = sessionId;

    /// <summary>Takes in what has happened to the turn under way.</summary>
    public void Apply(ShownTurn turn, TurnEvent turnEvent)
    {
        turn.Apply(turnEvent);
        Announcement = turnEvent switch
        {
            TurnDone done => "Answer: " + AnswerLayout.WithoutMarkers(done.Result.Answer),
            TurnFailed failed => failed.Message,
            _ => Announcement,
        };
    }

    /// <summary>Shows a conversation as the server has stored it.</summary>
    public void Restore(string sessionId, IEnumerable<ShownTurn> turns)
    {
        SessionId = sessionId;
        _turns = [.. turns];
    }

    /// <summary>Begins a new conversation; the old one can be brought back until something is asked.</summary>
    public void StartOver()
    {
        _cleared = (SessionId, _turns);
        (SessionId, _turns) = (null, []);
        Announcement = "New conversation.";
    }

    /// <summary>Brings the conversation back that <see cref="StartOver"/> put away.</summary>
    public void Undo()
    {
        if (_cleared is { } cleared)
        {
            (SessionId, _turns, _cleared) = (cleared.Session, cleared.Turns, null);
            Announcement = "The conversation is back.";
        }
    }
}
