using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Documents;

/// <summary>What the documentation says of documents.</summary>
internal static class DocumentReference
{
    private const string Cv = """
        {"name": "cv.pdf", "size": 48213, "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "pages": 2, "uploaded_at": "2026-11-20T09:30:00+00:00"}
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/documents", Caller.Owner, "Lists a profile's documents.") { Answer = $$"""{"items": [{{Cv}}], "total": 1, "page": 1}""" },
        new("POST /profiles/{slug}/documents", Caller.Owner, "Uploads a document: PDF, DOCX, TXT, CSV or MD.")
        {
            About = "One that has the name of an earlier one takes its place. It counts for answers once the profile is indexed.",
            RequestType = "multipart/form-data",
            Request = "file",
            Status = 201,
            Answer = Cv,
            Faults =
            [
                Fault.Wrong("file", "Send one file in the form field \"file\"."),
                new Fault(409, "document-limit", "A profile has three documents at the most."),
                new Fault(413, "document-too-large", "A PDF may have 5 MB, other files 1 MB."),
                new Fault(415, "document-type", "The file is not what its name says, or of a kind that is not taken."),
                new Fault(422, "document-encrypted", "The document is encrypted."),
                new Fault(422, "document-unreadable", "The document cannot be read."),
                new Fault(422, "document-empty", "There is no text in the document."),
                new Fault(422, "document-too-complex", "The document takes too much to read."),
                new Fault(503, "reader-unavailable", "Documents of this kind cannot be read on this server."),
            ],
        },
        new("DELETE /profiles/{slug}/documents/{name}", Caller.Owner, "Deletes a document with its passages and untouched proposed cards.") { Status = 204 },
        new("GET /profiles/{slug}/documents/{name}/text", Caller.Owner, "Reads a document's text as quotations count in it.")
        {
            About = "Pages are the UTF-16 offsets at which they begin.",
            Answer = """{"text": "Anna Berg\nSenior Engineer", "pages": [0]}""",
        },
    ];
}
