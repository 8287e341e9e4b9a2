using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>What the document says about the API as a whole.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public const string Cookie = "cookie";
    public const string Bearer = "bearer";

    private const string About =
        "JSON in snake_case. Lists are {items, total, page}; pages start at 1. Refusals are application/problem+json with a trace_id and, where single fields are "
        + "wrong, errors by field. What does not exist and what is not yours answer alike: 404. A field that is not known is refused. Answers to GET carry a weak "
        + "ETag: with If-None-Match an unchanged one is 304. Requests that change something need, beside a session cookie, an Origin of this site; with an API key "
        + "nothing else.";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "ProfilePlatform", Version = "1", Description = About };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>(RouteDocs.SectionNames.Select(name => new OpenApiTag { Name = name }));
        document.AddComponent(ProblemSchema.Name, ProblemSchema.Schema);
        document.AddComponent(Cookie, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "session", Description = "Set by signing in with a browser.",
        });
        document.AddComponent(Bearer, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of a member (pp_…). It has its member's rights, never an administrator's.",
        });
        return Task.CompletedTask;
    }
}
