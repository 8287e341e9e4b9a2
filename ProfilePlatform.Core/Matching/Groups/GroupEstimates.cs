using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Says before a run over a group what it would take.</summary>
public sealed class GroupEstimates
{
    // An entry of the reply with a reason of ordinary length.
    private const int TokensOfVerdict = 70;

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly LlmTexts _texts;
    private readonly MatchRuns _runs;
    private readonly LlmOperations _operations;
    private readonly TokenCounter _counter;

    internal GroupEstimates(IDbContextFactory<AppDbContext> contexts, LlmTexts texts, MatchRuns runs, LlmOperations operations, TokenCounter counter) =>
        (_contexts, _texts, _runs, _operations, _counter) = (contexts, texts, runs, operations, counter);

    /// <summary>What a run would take now; null where the viewer has no such group.</summary>
    public async Task<GroupEstimate?> OfAsync(Viewer viewer, Guid groupId, CancellationToken cancellationToken)
    {
        await _texts.FillAsync(cancellationToken);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await GroupTable.ReadAsync(db, viewer, groupId, cancellationToken) is not { } table)
        {
            return null;
        }

        var engine = _runs.Engine;
        var open = table.Unscored(engine, null);
        var pairs = open.Sum(row => row.Others.Count);
        if (engine == MatchEngine.Local)
        {
            return new GroupEstimate(engine, "", pairs, 0, 0, 0);
        }

        var model = _operations.For(LlmOperation.MatchScore).Model;
        var texts = table.People.ToDictionary(person => person.Key, person => _counter.Count(model, ProfileForLlm.Of(person.Value) + "\n"));
        var (calls, sent) = (0, 0L);
        foreach (var (one, others) in open)
        {
            var question = new MatchQuestion(MatchPerson.Of(table.People[one]), [], MatchSides.Mutual) { ByName = true };
            var questions = (others.Count + GroupRun.BatchSize - 1) / GroupRun.BatchSize;
            calls += questions;
            sent += ((long)_counter.CountMessages(model, ScorePrompt.Of(question, [], seed: 0).Messages) * questions) + others.Sum(other => (long)texts[other]);
        }

        return new GroupEstimate(engine, model, pairs, calls, sent, (long)TokensOfVerdict * pairs);
    }
}

/// <summary>What a run over a group would take.</summary>
/// <param name="Engine">Who would score.</param>
/// <param name="Model">The model; empty without one.</param>
/// <param name="Pairs">Pairs to score.</param>
/// <param name="Calls">Calls of the model where it leaves nobody out.</param>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received, about.</param>
public sealed record GroupEstimate(MatchEngine Engine, string Model, int Pairs, int Calls, long PromptTokens, long CompletionTokens);
