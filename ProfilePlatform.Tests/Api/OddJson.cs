using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Tests.Api;

/// <summary>Bodies that no honest program sends.</summary>
internal static class OddJson
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("{\"a\":", 5_000));
    private static readonly string Long = new('x', 100_000);

    /// <summary>Fields that would grant something if somebody heeded them.</summary>
    public static IReadOnlyList<(string Name, string Value)> Grants { get; } =
    [
        ("role", "\"admin\""), ("is_admin", "true"), ("admin", "true"), ("credits", "1000000"), ("balance", "1000000"), ("tier", "\"paid_enterprise\""),
        ("owner_id", $"\"{Guid.Empty}\""), ("user_id", $"\"{Guid.Empty}\""), ("id", $"\"{Guid.Empty}\""), ("status", "\"enabled\""), ("author", "\"platform\""),
        ("api_key_id", "null"), ("number", "99"), ("created_at", "\"2000-01-01T00:00:00Z\""),
    ];

    /// <summary>Whole bodies, whatever the route.</summary>
    public static IEnumerable<byte[]> Whole() =>
        new[]
        {
            "", " ", "null", "[]", "{}", "0", "\"x\"", "true", "{", "}", "[", "{\"a\":}", "{\"a\":1,}", "{a:1}", "// no\n{}", "NaN", "{\"a\":1e400}", "{} {}", "\u0000",
            "\ufeff{}", Deep, new string('[', 100_000), $"{{\"{Long}\":1}}", "{\"__proto__\":{\"is_admin\":true}}", "{\"\\ud800\":1}", "{\"a\":\"\\udfff\"}", "{\"\":\"\"}",
            "{\"a\":1,\"a\":2}",
        }.Select(Encoding.UTF8.GetBytes).Concat([[0xFF, 0xFE, 0x7B, 0x7D], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [.. Enumerable.Repeat((byte)'9', 400)]]);

    /// <summary>A body that the route takes, each of its fields in turn made odd.</summary>
    public static IEnumerable<byte[]> Spoiled(RouteDoc doc)
    {
        string[] odd =
        [
            "null", "true", "-1", "1e308", "1e400", "99999999999999999999999", "0.1", "[]", "{}", "[[[[]]]]", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
            "\"\\uFFFF\"", "\"\\u202E\\u200F\"", "\"../../etc/passwd\"", "\"'; DROP TABLE users; --\"", "\"{{topics}}\"", $"\"{Long}\"", "[null]", "[{\"role\":\"system\",\"content\":\"x\"}]",
        ];
        return from field in Fields(doc)
               from value in odd
               select Encoding.UTF8.GetBytes(With(doc, field, value));
    }

    /// <summary>A body that the route takes, with one field more.</summary>
    public static IEnumerable<byte[]> Greedy(RouteDoc doc) =>
        from grant in Grants
        where !Fields(doc).Contains(grant.Name)
        select Encoding.UTF8.GetBytes(With(doc, grant.Name, grant.Value));

    private static IReadOnlyList<string> Fields(RouteDoc doc) =>
        doc is { Request: { } example, RequestType: "application/json" } ? [.. JsonNode.Parse(example)!.AsObject().Select(field => field.Key)] : [];

    // Written by hand: a serialiser would refuse half a surrogate pair.
    private static string With(RouteDoc doc, string name, string value)
    {
        var fields = JsonNode.Parse(doc.Request!)!.AsObject().Where(field => field.Key != name)
            .Select(field => $"{JsonSerializer.Serialize(field.Key)}:{field.Value?.ToJsonString() ?? "null"}");
        return $"{{{string.Join(',', fields.Append($"\"{name}\":{value}"))}}}";
    }
}
