using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Limits;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Documents;

/// <summary>A profile's documents over HTTP.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/documents", List);
        api.MapPost("/profiles/{slug}/documents", Upload).LimitedAs(RequestKind.Upload);
        api.MapDelete("/profiles/{slug}/documents/{name}", Delete);
        api.MapGet("/profiles/{slug}/documents/{name}/text", Text);
    }

    private static async Task<Results<Ok<Paged<DocumentView>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, ProfileRegistry registry, DocumentStore documents, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var found = await documents.ListAsync(profile.Id, cancellationToken);
        return TypedResults.Ok(new Paged<DocumentView>([.. found.Select(DocumentView.Of)], found.Count, 1));
    }

    private static async Task<Results<Created<DocumentView>, ProblemHttpResult>> Upload(
        RequestViewer who, string slug, HttpRequest request, ProfileRegistry registry, DocumentStore documents, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        if (!request.HasFormContentType || await FormFiles.OneAsync(request, cancellationToken) is not { } file)
        {
            return Problems.Invalid("file", "Send one file in the form field \"file\".");
        }

        await using var content = file.OpenReadStream();
        return await documents.AddAsync(profile.Id, file.FileName, content, cancellationToken) switch
        {
            AddDocumentResult.Added added => TypedResults.Created(
                $"/api/profiles/{slug}/documents/{Uri.EscapeDataString(added.Document.Name)}/text", DocumentView.Of(added.Document)),
            AddDocumentResult.Refused refused => Problems.Of(StatusOf(refused.Refusal), refused.Refusal.Code, refused.Refusal.Message),
            _ => throw new InvalidOperationException("An upload is added or refused."),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        RequestViewer who, string slug, string name, ProfileRegistry registry, DocumentRemoval removal, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
        && await removal.RemoveAsync(profile.Id, name, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.Missing();

    private static async Task<Results<Ok<TextView>, ProblemHttpResult>> Text(
        RequestViewer who, string slug, string name, ProfileRegistry registry, DocumentStore documents, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
        && await documents.TextAsync(profile.Id, name, cancellationToken) is { } text
            ? TypedResults.Ok(new TextView(text.Text, text.PageStarts))
            : Problems.Missing();

    private static int StatusOf(DocumentRefusal refusal) => refusal.Code switch
    {
        "document-too-large" => 413,
        "document-type" => 415,
        "document-limit" => 409,
        "document-name" => 400,
        "reader-unavailable" => 503,
        _ => 422,
    };

    internal sealed record DocumentView(string Name, long Size, string Sha256, int Pages, DateTimeOffset UploadedAt)
    {
        public static DocumentView Of(Document document) =>
            new(document.Name, document.Size, document.Sha256, document.Pages, document.UploadedAt);
    }

    internal sealed record TextView(string Text, IReadOnlyList<int> Pages);
}
