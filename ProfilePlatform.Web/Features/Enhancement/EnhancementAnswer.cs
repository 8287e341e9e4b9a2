using System.Globalization;
using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Decisions;
using ProfilePlatform.Core.Enhancement.Style;

namespace ProfilePlatform.Web.Features.Enhancement;

/// <summary>What came of a run, in the API's shape.</summary>
internal sealed record EnhancementAnswer(
    string Status, EnhancementAnswer.Counts EnhancedSections, IReadOnlyList<SectionAnswer> Sections, StyleAnswer WritingStyleUsed, EnhancementAnswer.Metadata LlmMetadata)
{
    public static EnhancementAnswer Of(RunView view)
    {
        var run = view.Run;
        var (enhanced, requested) = (view.Enhanced, view.Sections.Count);
        return new EnhancementAnswer(
            view.Status,
            new Counts(
                view.Sections.FirstOrDefault(section => section.Section is { Kind: SectionKind.Summary, Enhanced.Length: > 0 })?.Section.Enhanced,
                Count(view, SectionKind.Experience), Count(view, SectionKind.Project)),
            [.. view.Sections.Select(SectionAnswer.Of)],
            StyleAnswer.Of(run.Style()),
            new Metadata(
                run.Model, run.Tokens, run.Calls, Math.Round(((run.FinishedAt ?? run.RequestedAt) - (run.StartedAt ?? run.RequestedAt)).TotalSeconds, 1), enhanced, requested,
                string.Create(CultureInfo.InvariantCulture, $"{100.0 * enhanced / Math.Max(1, requested):0.0}%")));
    }

    private static int Count(RunView view, SectionKind kind) => view.Sections.Count(section => section.Section.Kind == kind && section.Section.Enhanced.Length > 0);

    internal sealed record Counts(string? ProfessionalSummary, int ExperiencesEnhanced, int ProjectsEnhanced);

    /// <param name="Model">The model that was asked.</param>
    /// <param name="Tokens">Sent and received.</param>
    /// <param name="Calls">Calls made; 0 where everything was kept from before.</param>
    /// <param name="ProcessingTime">Seconds.</param>
    /// <param name="SectionsEnhanced">Sections with a rewriting.</param>
    /// <param name="SectionsRequested">Sections of the run.</param>
    /// <param name="SuccessRate">For example "88.9%".</param>
    internal sealed record Metadata(string Model, int Tokens, int Calls, double ProcessingTime, int SectionsEnhanced, int SectionsRequested, string SuccessRate);
}

/// <summary>A section in the API's shape.</summary>
internal sealed record SectionAnswer(Guid Id, string Kind, string Original, string? Enhanced, string State, IReadOnlyList<string> BlockedFacts)
{
    public static SectionAnswer Of(SectionView view) => new(
        view.Section.Id, view.Section.Kind.ToString().ToLowerInvariant(), view.Section.Original, view.Section.Enhanced.Length > 0 ? view.Section.Enhanced : null,
        view.StateName, view.Section.Blocked);
}

/// <summary>A style in the API's shape.</summary>
internal sealed record StyleAnswer(string Source, string Tone, string VocabularyLevel, int SentenceLength)
{
    public static StyleAnswer Of(WritingStyle style) => new(style.Source, style.Tone, style.VocabularyLevel, style.SentenceLength);
}
