namespace ProfilePlatform.Web.Features.Matching.Review;

/// <summary>Where a member is in the stack: its order stays as it was when they came, whatever they review.</summary>
internal sealed class ReviewState(IEnumerable<Guid> order)
{
    private readonly List<Guid> _order = [.. order];
    private readonly HashSet<Guid> _done = [];
    private readonly Dictionary<Guid, string> _notes = [];
    private readonly Stack<ReviewAct> _acts = new();
    private int _at;

    /// <summary>The match to show; null at the end of the stack.</summary>
    public Guid? Shown => _at < _order.Count ? _order[_at] : null;

    /// <summary>True where there is one before it.</summary>
    public bool HasPrevious => _at > 0 && _order.Count > 0;

    /// <summary>True where there is one after it.</summary>
    public bool HasNext => _at + 1 < _order.Count;

    /// <summary>True where something was done that can be taken back.</summary>
    public bool CanUndo => _acts.Count > 0;

    /// <summary>Goes so many on; stays within the stack.</summary>
    public void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, _order.Count - 1));

    /// <summary>Remembers what was done to the match that is shown, and goes on to the next one that is still open; to the end where none is.</summary>
    public void Done(ReviewAct act)
    {
        _acts.Push(act);
        _done.Add(act.Match);
        _notes.Remove(act.Match);
        var next = Enumerable.Range(1, _order.Count).Select(step => (_at + step) % _order.Count).Where(place => !_done.Contains(_order[place])).ToList();
        _at = next.Count > 0 ? next[0] : _order.Count;
    }

    /// <summary>What was done last, to be taken back, and goes back to it; null where nothing was done.</summary>
    public ReviewAct? Undo()
    {
        if (!_acts.TryPop(out var act))
        {
            return null;
        }

        _ = _acts.Any(other => other.Match == act.Match) || _done.Remove(act.Match);
        _at = Math.Max(0, _order.IndexOf(act.Match));
        return act;
    }

    /// <summary>Takes a match out that is not there any more.</summary>
    public void Drop(Guid match)
    {
        var place = _order.IndexOf(match);
        if (place >= 0)
        {
            _order.RemoveAt(place);
            _at -= place < _at ? 1 : 0;
        }
    }

    /// <summary>A note that was written and not saved yet; null where there is none.</summary>
    public string? NoteOf(Guid match) => _notes.GetValueOrDefault(match);

    /// <summary>Keeps such a note while the member looks elsewhere.</summary>
    public void Keep(Guid match, string note) => _notes[match] = note;
}

/// <summary>Something done to a match.</summary>
/// <param name="Match">The match.</param>
/// <param name="Name">Whom it is with.</param>
/// <param name="IsMark">True for a mark, false for a correction.</param>
/// <param name="Note">The note that was saved with it.</param>
internal sealed record ReviewAct(Guid Match, string Name, bool IsMark, string Note);
