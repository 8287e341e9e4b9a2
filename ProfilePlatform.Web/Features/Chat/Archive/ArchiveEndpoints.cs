using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Chat.Archive;

/// <summary>Conversations for their profile's owner, over HTTP.</summary>
internal static class ArchiveEndpoints
{
    private static readonly string[] Columns =
        ["session_id", "turn", "asked_at", "question", "answer", "answered", "engine", "topics", "cited", "unsupported", "feedback", "comment"];

    public static void MapArchive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/conversations", List);
        api.MapGet("/profiles/{slug}/conversations/{session_id}", Read);
    }

    private static async Task<Results<Ok<Paged<ConversationSummary>>, PushStreamHttpResult, FileContentHttpResult, ProblemHttpResult>> List(
        RequestViewer who, string slug, string? q, string? answered, string? feedback, string? topic, string? from, string? to, int? page, int? page_size,
        string? format, ProfileRegistry registry, ConversationArchive archive, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var (filter, errors) = new ConversationQuery(q, answered, feedback, topic, from, to).Read();
        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        return format switch
        {
            "csv" => CsvTable.Of($"conversations-{profile.Slug}.csv", Columns, archive.AllTurnsAsync(profile.Id, filter, cancellationToken), Cells),
            "xlsx" => await ExcelTable.OfAsync(
                $"conversations-{profile.Slug}.xlsx", Columns, archive.AllTurnsAsync(profile.Id, filter, cancellationToken), Cells, cancellationToken),
            _ => TypedResults.Ok(await archive.ListAsync(profile.Id, filter, new PageRequest(page, page_size), cancellationToken)),
        };
    }

    private static IEnumerable<string> Cells(ChatTurn turn) =>
    [
        turn.SessionId, turn.Number.ToString(CultureInfo.InvariantCulture), turn.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        turn.Question, turn.Answer, turn.Answered ? "yes" : "no", turn.Engine, string.Join(' ', turn.Topics),
        string.Join("; ", StoredCitations.Read(turn.CitationsJson).Select(citation => citation.Document).Distinct(StringComparer.Ordinal)),
        UnsupportedSentence.ReadAll(turn.UnsupportedJson).Count.ToString(CultureInfo.InvariantCulture),
        turn.Helpful switch { true => "helpful", false => "not-helpful", null => "" }, turn.FeedbackComment,
    ];

    private static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> Read(
        RequestViewer who, string slug, string session_id, int? page, int? page_size, ProfileRegistry registry, ConversationArchive archive,
        CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
        && await archive.ReadAsync(profile.Id, session_id, new PageRequest(page, page_size), cancellationToken) is { } found
            ? TypedResults.Ok(ConversationView.Of(found))
            : Problems.Missing();

    internal sealed record ConversationView(
        string SessionId, DateTimeOffset StartedAt, DateTimeOffset LastTurnAt, IReadOnlyList<TurnView> Items, int Total, int Page)
    {
        public static ConversationView Of(ArchivedConversation found) => new(
            found.Session.Id, found.Session.CreatedAt, found.Session.LastTurnAt,
            [.. found.Turns.Items.Select(TurnView.Of)], found.Turns.Total, found.Turns.Page);
    }

    internal sealed record TurnView(
        int Turn,
        DateTimeOffset AskedAt,
        string Question,
        string Answer,
        IReadOnlyList<Citation> Citations,
        IReadOnlyList<string> Topics,
        string Engine,
        bool Answered,
        bool Interrupted,
        TokensUsed TokensUsed,
        FeedbackView? Feedback,
        IReadOnlyList<string> ChunkIds,
        IReadOnlyList<UnsupportedSentence> Unsupported)
    {
        public static TurnView Of(ChatTurn turn) => new(
            turn.Number,
            turn.CreatedAt,
            turn.Question,
            turn.Answer,
            StoredCitations.Read(turn.CitationsJson),
            turn.Topics,
            turn.Engine,
            turn.Answered,
            turn.Interrupted,
            new TokensUsed(turn.PromptTokens, turn.CompletionTokens, turn.PromptTokens + turn.CompletionTokens, turn.CallCount),
            turn.Helpful is { } helpful ? new FeedbackView(helpful, turn.FeedbackComment) : null,
            turn.ChunkIds,
            UnsupportedSentence.ReadAll(turn.UnsupportedJson));
    }

    internal sealed record FeedbackView(bool Helpful, string Comment);
}
