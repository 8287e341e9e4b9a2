using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Chat.Archive;

/// <summary>Conversations for their profile's owner, over HTTP.</summary>
internal static class ArchiveEndpoints
{
    public static void MapArchive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/conversations", List);
        api.MapGet("/profiles/{slug}/conversations/{session_id}", Read);
    }

    private static async Task<Results<Ok<Paged<ConversationSummary>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, ConversationArchive archive,
        CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
            ? TypedResults.Ok(await archive.ListAsync(profile.Id, new PageRequest(page, page_size), cancellationToken))
            : Problems.Missing();

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
