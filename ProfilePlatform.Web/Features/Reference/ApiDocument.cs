using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>The OpenAPI document. The routes do not change while the process lives, so it is made once.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider provider)
{
    public const string Version = "v1";

    private readonly Lock _lock = new();
    private Task<string>? _made;

    /// <summary>As JSON.</summary>
    public async Task<string> ReadAsync()
    {
        Task<string> made;
        lock (_lock)
        {
            // One that failed is tried again.
            made = _made is null or { IsFaulted: true } or { IsCanceled: true } ? _made = MakeAsync() : _made;
        }

        return await made;
    }

    /// <summary>As a tree of its own, for the page.</summary>
    public async Task<JsonNode> ReadTreeAsync() => JsonNode.Parse(await ReadAsync())!;

    private async Task<string> MakeAsync() =>
        await (await provider.GetOpenApiDocumentAsync(CancellationToken.None)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
}
