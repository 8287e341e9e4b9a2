using ProfilePlatform.Core.Theming;
using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Web.Features.Theming;

/// <summary>A look as it is being made. What was typed is given up only when its writer says so, and steps can be taken back.</summary>
public sealed class LookDraft
{
    private readonly Stack<Step> _steps = [];
    private List<SlideDraft> _slides = [];
    private int _ids;

    /// <summary>Begins to change what is saved.</summary>
    public LookDraft(ShownAppearance saved) => Show(saved);

    /// <summary>What the draft began from.</summary>
    public ShownAppearance Saved { get; private set; } = default!;

    /// <summary>What somebody else saved meanwhile; null where nobody did.</summary>
    public ShownAppearance? Theirs { get; private set; }

    /// <summary>HTML in its box.</summary>
    public string HeaderHtml { get; set; } = "";

    /// <summary>CSS in its box.</summary>
    public string Css { get; set; } = "";

    /// <summary>The slides in order.</summary>
    public IReadOnlyList<SlideDraft> Slides => _slides;

    /// <summary>The colours as chosen; null for the page's own.</summary>
    public ThemeColours? Colours { get; private set; }

    /// <summary>The colours as visitors would see them.</summary>
    public Theme? Theme => Colours is null ? null : Theme.Of(Colours);

    /// <summary>True where something differs from what is saved.</summary>
    public bool IsDirty => HeaderHtml != Saved.HeaderHtml || Css != Saved.Css || Colours != Saved.Theme?.Colours || !_slides.Select(slide => slide.ToSlide()).SequenceEqual(Saved.Slides);

    /// <summary>True where a step can be taken back.</summary>
    public bool CanUndo => _steps.Count > 0;

    /// <summary>True where one slide more may be added.</summary>
    public bool CanAdd => _slides.Count < SlideRules.Most;

    /// <summary>Shows what holds now in place of whatever the draft held.</summary>
    public void Show(ShownAppearance shown)
    {
        (Saved, Theirs) = (shown, null);
        (HeaderHtml, Css, Colours) = (shown.HeaderHtml, shown.Css, shown.Theme?.Colours);
        _slides = [.. shown.Slides.Select(Draft)];
        _steps.Clear();
    }

    /// <summary>Keeps the draft and notes that <paramref name="theirs"/> holds now.</summary>
    public void Stale(ShownAppearance theirs) => Theirs = theirs;

    /// <summary>The writer wants their own look in spite of what was saved meanwhile.</summary>
    public void Insist()
    {
        if (Theirs is { } theirs)
        {
            (Saved, Theirs) = (theirs, null);
        }
    }

    /// <summary>Adds an empty slide.</summary>
    public SlideDraft Add(string kind)
    {
        Remember();
        var slide = new SlideDraft(++_ids) { Kind = kind };
        _slides.Add(slide);
        return slide;
    }

    /// <summary>Takes a slide away.</summary>
    public void Remove(SlideDraft slide)
    {
        Remember();
        _slides.Remove(slide);
    }

    /// <summary>Moves a slide by <paramref name="by"/> places, as far as there is room.</summary>
    public void Move(SlideDraft slide, int by)
    {
        var at = _slides.IndexOf(slide);
        var to = Math.Clamp(at + by, 0, _slides.Count - 1);
        if (at >= 0 && to != at)
        {
            Remember();
            _slides.RemoveAt(at);
            _slides.Insert(to, slide);
        }
    }

    /// <summary>Puts the platform's slides in place of all.</summary>
    public void Restore(string displayName)
    {
        Remember();
        _slides = [.. StandardSlides.For(displayName).Select(Draft)];
    }

    /// <summary>Takes these colours; null for the page's own.</summary>
    public void Paint(ThemeColours? colours)
    {
        Remember();
        Colours = colours;
    }

    /// <summary>Takes the last step back: slides and colours, not what was typed in a box since.</summary>
    public void Undo()
    {
        if (_steps.TryPop(out var step))
        {
            (_slides, Colours) = ([.. step.Slides], step.Colours);
        }
    }

    /// <summary>Checks all slides; false where one cannot be saved.</summary>
    public bool Check()
    {
        foreach (var slide in _slides)
        {
            slide.Faults = SlideRules.Faults(slide.ToSlide());
        }

        return _slides.TrueForAll(slide => slide.Faults.Count == 0);
    }

    /// <summary>As it is to be saved.</summary>
    public AppearanceDraft ToSave() => new(HeaderHtml, Css, [.. _slides.Select(slide => slide.ToSlide())], Colours);

    private void Remember() => _steps.Push(new Step([.. _slides], Colours));

    private SlideDraft Draft(Slide slide) => SlideDraft.Of(slide, ++_ids);

    private sealed record Step(IReadOnlyList<SlideDraft> Slides, ThemeColours? Colours);
}
