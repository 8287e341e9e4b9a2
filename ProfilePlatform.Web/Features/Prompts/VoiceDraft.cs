using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>The five texts as they are being written. What was typed is given up only when its writer says so.</summary>
internal sealed class VoiceDraft(ShownPrompts saved)
{
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <summary>The version that the draft began from.</summary>
    public ShownPrompts Saved { get; private set; } = saved;

    /// <summary>The texts in the boxes.</summary>
    public PromptTexts Texts { get; private set; } = saved.Texts;

    /// <summary>What somebody else saved meanwhile; null where nobody did.</summary>
    public ShownPrompts? Theirs { get; private set; }

    /// <summary>True where a box holds something else than what is saved.</summary>
    public bool IsDirty => Texts != Saved.Texts;

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    public string? FaultOf(PromptField field) => _faults.GetValueOrDefault(field.Name);

    /// <summary>True where the platform's text holds in this box.</summary>
    public bool IsDefault(PromptField field) => field.Read(Texts) is var text && (text.Trim().Length == 0 || text == field.Read(Saved.Defaults));

    /// <summary>Takes what was typed.</summary>
    public void Write(PromptField field, string text)
    {
        Texts = field.Write(Texts, text);
        if (FaultOf(field) is not null)
        {
            Check(field);
        }
    }

    /// <summary>Checks all five; false where one cannot be saved.</summary>
    public bool Check()
    {
        foreach (var field in PromptField.All)
        {
            Check(field);
        }

        return _faults.Count == 0;
    }

    /// <summary>The texts as they are to be saved: clean.</summary>
    public PromptTexts Clean() => PromptField.All.Aggregate(Texts, (texts, field) => field.Write(texts, SeenText.Clean(field.Read(texts))));

    /// <summary>Shows <paramref name="shown"/>, which holds now, in place of whatever the boxes held.</summary>
    public void Show(ShownPrompts shown)
    {
        (Saved, Texts, Theirs) = (shown, shown.Texts, null);
        _faults.Clear();
    }

    /// <summary>Keeps the boxes and notes that <paramref name="theirs"/> holds now.</summary>
    public void Stale(ShownPrompts theirs) => Theirs = theirs;

    /// <summary>The writer wants their own words in spite of what was saved meanwhile.</summary>
    public void Insist()
    {
        if (Theirs is { } theirs)
        {
            (Saved, Theirs) = (theirs, null);
        }
    }

    private void Check(PromptField field)
    {
        if (field.Refuses(SeenText.Clean(field.Read(Texts))) is { } fault)
        {
            _faults[field.Name] = fault;
        }
        else
        {
            _faults.Remove(field.Name);
        }
    }
}
