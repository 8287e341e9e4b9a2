using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>
/// Gives JSON answers to GET a weak ETag over their bytes: who asks again with <c>If-None-Match</c> gets 304 and no body where nothing changed. The work is
/// done all the same; what is saved is the way.
/// </summary>
internal sealed class AnswerTags(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int TagBytes = 12;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var answer = result is INestedHttpResult nested ? nested.Result : result as IResult;
        var http = context.HttpContext;
        return (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && answer is IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: 200 }
            && http.Response.Headers.ETag.Count == 0
                ? Tagged(http, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions))
                : result;
    }

    private static IResult Tagged(HttpContext http, byte[] body)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"", isWeak: true);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        // Ask again each time; and what one viewer was told is not for another.
        headers.CacheControl ??= new CacheControlHeaderValue { Private = true, NoCache = true };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(304)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
