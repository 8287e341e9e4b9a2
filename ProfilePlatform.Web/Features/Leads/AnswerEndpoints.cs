using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Leads.Answers;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>Questions that found no answer, and the answers that an owner writes themselves, over HTTP.</summary>
internal static class AnswerEndpoints
{
    private const int MostQuestions = 1_000;

    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/unanswered/groups", Groups);
        api.MapPost("/profiles/{slug}/unanswered/dismiss", Dismiss);
        api.MapPost("/profiles/{slug}/unanswered/reopen", Reopen);
        api.MapGet("/profiles/{slug}/answers", List);
        api.MapPost("/profiles/{slug}/answers", Add);
        api.MapPut("/profiles/{slug}/answers/{id}", Edit);
        api.MapDelete("/profiles/{slug}/answers/{id}", Remove);
    }

    private static async Task<Results<Ok<GroupList>, ProblemHttpResult>> Groups(
        RequestViewer who, string slug, string? state, ProfileRegistry registry, OpenQuestions questions, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile ? Problems.Missing()
        : state is not (null or "open" or "dismissed") ? Problems.Invalid("state", "Must be open or dismissed.")
        : TypedResults.Ok(new GroupList([.. (await questions.GroupsAsync(profile.Id, state == "dismissed", cancellationToken)).Select(GroupView.Of)]));

    private static Task<Results<Ok<QuestionList>, ProblemHttpResult>> Dismiss(
        RequestViewer who, string slug, QuestionList body, ProfileRegistry registry, OpenQuestions questions, CancellationToken cancellationToken) =>
        SetAsideAsync(who, slug, body, dismiss: true, registry, questions, cancellationToken);

    private static Task<Results<Ok<QuestionList>, ProblemHttpResult>> Reopen(
        RequestViewer who, string slug, QuestionList body, ProfileRegistry registry, OpenQuestions questions, CancellationToken cancellationToken) =>
        SetAsideAsync(who, slug, body, dismiss: false, registry, questions, cancellationToken);

    private static async Task<Results<Ok<QuestionList>, ProblemHttpResult>> SetAsideAsync(
        RequestViewer who, string slug, QuestionList body, bool dismiss, ProfileRegistry registry, OpenQuestions questions, CancellationToken cancellationToken)
    {
        // Who may not change it learns nothing of what is wrong with the body.
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        return body.QuestionIds is not { Count: > 0 and <= MostQuestions } ids ? Problems.Invalid("question_ids", TooMany)
            : await questions.DismissAsync(who, slug, ids, dismiss, cancellationToken) is { } changed ? TypedResults.Ok(new QuestionList(changed))
            : Problems.Missing();
    }

    private static async Task<Results<Ok<Paged<AnswerView>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, OwnAnswers answers, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var found = await answers.ListAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<AnswerView>([.. found.Items.Select(AnswerView.Of)], found.Total, found.Page));
    }

    private static async Task<Results<Created<AnswerView>, ProblemHttpResult>> Add(
        RequestViewer who, string slug, NewAnswer body, HttpContext context, ProfileRegistry registry, OwnAnswers answers, Corrections corrections,
        CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        var draft = AnswerDraft.Of(body.Question, body.Answer);
        if (draft.Errors.Count > 0 || body.QuestionIds?.Count > MostQuestions)
        {
            return draft.Errors.Count > 0 ? Problems.Invalid(draft.Errors) : Problems.Invalid("question_ids", TooMany);
        }

        if ((body.SessionId is null) != (body.Turn is null))
        {
            return Problems.Invalid("turn", "Goes with session_id.");
        }

        var result = body is { SessionId: { } session, Turn: { } turn }
            ? await corrections.AddAsync(who, slug, session, turn, draft, cancellationToken)
            : await answers.AddAsync(who, slug, draft, body.QuestionIds ?? [], null, cancellationToken);
        return result is AnswerResult.Done done
            ? TypedResults.Created($"/api/profiles/{slug}/answers/{done.Answer.Id}", Tagged(context, done.Answer))
            : Refused(result);
    }

    private static async Task<Results<Ok<AnswerView>, ProblemHttpResult>> Edit(
        RequestViewer who, string slug, string id, ChangedAnswer body, HttpContext context, ProfileRegistry registry, OwnAnswers answers, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var answer) || await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        var draft = AnswerDraft.Of(body.Question, body.Answer);
        if (draft.Errors.Count > 0)
        {
            return Problems.Invalid(draft.Errors);
        }

        var result = await answers.EditAsync(who, slug, answer, draft, VersionTags.IfMatch(context), cancellationToken);
        return result switch
        {
            AnswerResult.Done done => TypedResults.Ok(Tagged(context, done.Answer)),
            AnswerResult.Stale => Problems.Of(412, "answer-changed", "The answer was changed meanwhile. Read it again."),
            _ => Refused(result),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        RequestViewer who, string slug, string id, OwnAnswers answers, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var answer) && await answers.RemoveAsync(who, slug, answer, cancellationToken) is not null ? TypedResults.NoContent() : Problems.Missing();

    private static ProblemHttpResult Refused(AnswerResult result) => result switch
    {
        AnswerResult.Stale => Problems.Of(409, "answered-already", "It has an answer already. Change that one."),
        AnswerResult.Full => Problems.Of(409, "too-many-answers", $"There may be {OwnAnswers.Most} answers of your own. Remove one, or put them into a document."),
        _ => Problems.Missing(),
    };

    private static AnswerView Tagged(HttpContext context, OwnAnswer answer)
    {
        VersionTags.Set(context, answer.Version);
        return AnswerView.Of(answer);
    }

    private static string TooMany => FormattableString.Invariant($"Must name 1 to {MostQuestions:N0} questions.");

    internal sealed record GroupList(IReadOnlyList<GroupView> Items);

    internal sealed record GroupView(
        string Question, int Count, DateTimeOffset LastAskedAt, string SessionId, IReadOnlyList<Guid> QuestionIds, IReadOnlyList<string> Wordings)
    {
        public static GroupView Of(OpenGroup group) => new(group.Question, group.Count, group.LastAskedAt, group.SessionId, group.Ids, group.Wordings);
    }

    internal sealed record QuestionList(IReadOnlyList<Guid>? QuestionIds);

    internal sealed record NewAnswer(string? Question, string? Answer, IReadOnlyList<Guid>? QuestionIds, string? SessionId, int? Turn);

    internal sealed record ChangedAnswer(string? Question, string? Answer);

    internal sealed record AnswerView(Guid Id, string Question, string Answer, bool IsCorrection, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
    {
        public static AnswerView Of(OwnAnswer answer) =>
            new(answer.Id, answer.Question, answer.Answer, answer.TurnId is not null, answer.CreatedAt, answer.UpdatedAt, answer.Version);
    }
}
