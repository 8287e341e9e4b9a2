using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>How a query was understood, and what a member makes of it. Each step can be undone; nothing is searched for here.</summary>
public sealed class ChipEditor
{
    private const int LongestText = CriteriaLimits.LongestEntry;
    private readonly IReadOnlyList<Chip> _read;
    private readonly TimeProvider _time;
    private readonly Stack<SearchCriteria> _before = new();

    /// <param name="read">As they were searched with.</param>
    /// <param name="time">For times that are typed.</param>
    public ChipEditor(SearchCriteria read, TimeProvider time)
    {
        _time = time;
        Current = read;
        _read = Chips = CriteriaChips.Of(read);
    }

    /// <summary>The criteria as they stand, normalised.</summary>
    public SearchCriteria Current { get; private set; }

    /// <summary>Their conditions.</summary>
    public IReadOnlyList<Chip> Chips { get; private set; }

    /// <summary>True where they differ from those that were searched with.</summary>
    public bool IsChanged => !_read.SequenceEqual(Chips);

    /// <summary>True where there is a step to undo.</summary>
    public bool CanUndo => _before.Count > 0;

    /// <summary>The last step in words.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Why the last step was not done; null where it was.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes a condition away.</summary>
    public void Remove(Chip chip) => Set(ChipChanges.Without(Current, chip), $"“{chip.Text}” removed.");

    /// <summary>Moves a condition to its other group.</summary>
    public void Move(Chip chip)
    {
        if (chip.OtherGroup is not { } group)
        {
            return;
        }

        var kind = group == ChipGroup.Must && chip.Kind == ChipKind.Word ? ChipReading.MustKind(chip.Text)
            : chip.Kind == ChipKind.Experience ? ChipKind.Experience
            : group == ChipGroup.Should ? ChipKind.Word : chip.Kind;
        var text = kind == ChipKind.Word ? chip.Text : kind is ChipKind.Seniority or ChipKind.Employment or ChipKind.Experience ? ChipReading.Value(chip.Value) : chip.Value;
        Put(ChipChanges.Without(Current, chip), group, kind, text, $"“{chip.Text}” moved to {ChipWords.Of(group).ToLowerInvariant()}.");
    }

    /// <summary>Gives a condition another text; false where it is not understood.</summary>
    public bool Edit(Chip chip, string text)
    {
        if (!chip.CanEdit || Refuses(chip.Kind, ref text))
        {
            return false;
        }

        var at = Chips.Where(other => other.Group == chip.Group && other.Kind == chip.Kind).ToList().IndexOf(chip);
        return chip.Kind is ChipKind.Time or ChipKind.Salary
            ? Add(chip.Group, chip.Kind, text)
            : Put(ChipChanges.Without(Current, chip), chip.Group, chip.Kind, text, $"“{chip.Text}” is now “{text}”.", at);
    }

    /// <summary>Adds a condition; false where it is not understood.</summary>
    public bool Add(ChipGroup group, ChipKind kind, string text)
    {
        if (kind is ChipKind.OpenToWork or ChipKind.Current)
        {
            Set(Current with
            {
                Must = kind == ChipKind.Current ? Current.Must with { IsCurrent = true } : Current.Must with { OpenToWorkOnly = true },
            }, "Added.");
            return true;
        }

        if (Refuses(kind, ref text))
        {
            return false;
        }

        if (kind is ChipKind.Time or ChipKind.Salary)
        {
            var with = kind == ChipKind.Time ? ChipReading.WithTime(Current, text, _time) : ChipReading.WithSalary(Current, text, _time);
            if (with is null)
            {
                Fault = kind == ChipKind.Time ? ChipReading.NoTime : ChipReading.NoSalary;
                return false;
            }

            Set(with, $"“{text}” set.");
            return true;
        }

        return Put(Current, group, kind, text, $"“{text}” added to {ChipWords.Of(group).ToLowerInvariant()}.");
    }

    /// <summary>Takes over criteria that were changed elsewhere.</summary>
    public void Take(SearchCriteria changed, string said) => Set(changed, said);

    /// <summary>Takes the last step back.</summary>
    public void Undo()
    {
        if (_before.TryPop(out var before))
        {
            (Current, Chips, Said, Fault) = (before, CriteriaChips.Of(before), "Undone.", null);
        }
    }

    // Values beyond a cap become wishes when criteria are normalised: whoever put them there is told.
    private bool Put(SearchCriteria without, ChipGroup group, ChipKind kind, string text, string said, int at = -1)
    {
        var before = Chips.Count(chip => chip.Group == group && chip.Kind == kind);
        var with = Normal(ChipChanges.With(without, group, kind, text, at));
        if (group == ChipGroup.Must && CriteriaChips.Of(with).Count(chip => chip.Group == group && chip.Kind == kind)
            <= CriteriaChips.Of(without).Count(chip => chip.Group == group && chip.Kind == kind))
        {
            Fault = before > 0
                ? $"There are {before} already; “{text}” would not change who is found. Remove one first."
                : $"“{text}” is not understood as a condition.";
            return false;
        }

        Set(with, said);
        return true;
    }

    private void Set(SearchCriteria changed, string said)
    {
        var now = Normal(changed);
        _before.Push(Current);
        (Current, Chips, Said, Fault) = (now, CriteriaChips.Of(now), said, null);
    }

    // What a person has looked over is no weak reading any more.
    private SearchCriteria Normal(SearchCriteria changed) =>
        CriteriaRules.Normalise(CriteriaWords.Renew(Current, changed) with { ConfidenceScore = 1 }, _time, monthly: false);

    private bool Refuses(ChipKind kind, ref string text)
    {
        text = text.Trim();
        var values = ChipReading.Values(kind);
        if (values.Count > 0)
        {
            text = ChipReading.Value(text);
        }

        Fault = text.Length == 0 ? "Write what it should be."
            : text.Length > LongestText ? $"At most {LongestText} characters."
            : values.Count > 0 && !values.Contains(text) ? $"One of: {string.Join(", ", values.Select(ChipWords.Enumerated))}."
            : null;
        return Fault is not null;
    }
}
