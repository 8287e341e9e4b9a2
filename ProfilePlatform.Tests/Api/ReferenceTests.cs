using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using ProfilePlatform.Web.Features.Identity.ApiKeys;

namespace ProfilePlatform.Tests.Api;

/// <summary>The API's documentation is held against the routes that there are.</summary>
public sealed class ReferenceTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private JsonNode _document = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _document = JsonNode.Parse(await _host.Admin.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token))!;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void EachRoute_HasASummaryExamplesAndRefusals()
    {
        var routes = MappedRoutes.Of(_host);
        routes.Count.ShouldBeGreaterThan(30);
        routes.SelectMany(route => Lacks(route.Method, route.Path).Select(what => $"{route.Method} {route.Path}: {what}")).ShouldBeEmpty();
    }

    [Fact]
    public void EachExample_HasTheFieldsOfItsSchema()
    {
        var wrong = from route in MappedRoutes.Of(_host)
                    from answer in Operation(route.Method, route.Path)!["responses"]!.AsObject()
                    where answer.Key[0] == '2'
                    let media = answer.Value!["content"]?["application/json"]
                    where media is not null
                    from what in Differences(media["schema"]!, media["example"], "answer")
                    select $"{route.Method} {route.Path}: {what}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void EachRoute_StandsInTheContract()
    {
        var contract = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Api", "contract.txt"));
        MappedRoutes.Of(_host).Select(route => $"{route.Method} {route.Path}").Except(contract, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void EachRouteAboutAnAccount_RefusesKeysUnlessItIsNamedHere()
    {
        // What a program may do for its member: what it was given to use, not who may use it.
        string[] open = ["/me/searches", "/me/searches/{id}", "/me/unlocked-cards", "/me/credits", "/me/notifications", "/me/notifications/{id}"];
        var unguarded = from route in MappedRoutes.Of(_host)
                        where route.Path.StartsWith("/me", StringComparison.Ordinal) && !open.Contains(route.Path)
                            && route.Endpoint.Metadata.GetMetadata<NotByApiKey>() is null
                        select $"{route.Method} {route.Path}";
        unguarded.ShouldBeEmpty();
    }

    [Fact]
    public void Document_NamesBothWaysToSignIn()
    {
        var schemes = _document["components"]!["securitySchemes"]!.AsObject();
        schemes.Select(scheme => scheme.Key).ShouldBe(["cookie", "bearer"], ignoreOrder: true);
        Operation("GET", "/profiles/{slug}/leads")!["security"]!.AsArray().Count.ShouldBe(2);
        Operation("GET", "/admin/users")!["security"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Page_ShowsEachRoute_AndNothingThatAScriptWouldHaveToShow()
    {
        using var page = new HtmlParser().ParseDocument(await PageAsync("/docs"));
        var shown = page.QuerySelectorAll("summary").Select(summary =>
            $"{summary.QuerySelector(".method")!.TextContent} {summary.QuerySelector("code")!.TextContent}");
        shown.ShouldBe(MappedRoutes.Of(_host).Select(route => $"{route.Method} /api{route.Path}"), ignoreOrder: true);
        page.QuerySelectorAll("script:not([src]), style, [onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_Searched_ShowsWhatHoldsTheWords()
    {
        using var found = new HtmlParser().ParseDocument(await PageAsync("/docs?q=revokes+delete"));
        found.QuerySelectorAll("summary code").ShouldHaveSingleItem().TextContent.ShouldBe("/api/me/api-keys/{id}");
        found.QuerySelector("details")!.HasAttribute("open").ShouldBeTrue();

        using var none = new HtmlParser().ParseDocument(await PageAsync("/docs?q=%3Cscript%3Ealert(1)%3C/script%3E"));
        none.QuerySelector("h2")!.TextContent.ShouldBe("No route found");
        none.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
    }

    private Task<string> PageAsync(string address) => _host.Admin.GetStringAsync(new Uri(address, UriKind.Relative), Token);

    private JsonNode? Operation(string method, string path) => _document["paths"]?["/api" + path]?[method.ToLowerInvariant()];

    private IEnumerable<string> Lacks(string method, string path)
    {
        if (Operation(method, path) is not { } operation)
        {
            yield return "is not in the document";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(operation["summary"]?.GetValue<string>()))
        {
            yield return "has no summary";
        }

        if (operation["requestBody"] is { } body && body["content"]!.AsObject().Any(content => content.Value!["example"] is null))
        {
            yield return "has no example of a request";
        }

        var answers = operation["responses"]!.AsObject();
        if (!answers.Any(answer => answer.Key == "204" || (answer.Key[0] == '2' && answer.Value!["content"]?.AsObject().All(content => content.Value!["example"] is not null) == true)))
        {
            yield return "has no example of success";
        }

        if (!answers.Any(answer => answer.Key[0] == '4' && answer.Value!["content"]?["application/problem+json"]?["examples"]?.AsObject().Count > 0))
        {
            yield return "has no example of a refusal";
        }
    }

    private IEnumerable<string> Differences(JsonNode schema, JsonNode? example, string where)
    {
        schema = Resolve(schema);
        if (schema["oneOf"] is JsonArray choices && example is not null)
        {
            schema = Resolve(choices.First(choice => choice!["$ref"] is not null)!);
        }

        switch (example)
        {
            case JsonArray items when schema["items"] is { } item:
                return items.SelectMany((one, index) => Differences(item, one, $"{where}[{index}]"));
            case JsonObject fields when schema["properties"] is JsonObject properties:
                return fields.Select(field => field.Key).Except(properties.Select(property => property.Key)).Select(name => $"{where}.{name} is not in the schema")
                    .Concat(properties.Select(property => property.Key).Except(fields.Select(field => field.Key)).Select(name => $"{where}.{name} is not in the example"))
                    .Concat(fields.Where(field => properties.ContainsKey(field.Key)).SelectMany(field => Differences(properties[field.Key]!, field.Value, $"{where}.{field.Key}")));
            default:
                return [];
        }
    }

    private JsonNode Resolve(JsonNode schema) => schema["$ref"]?.GetValue<string>() is { } name
        ? _document["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]!
        : schema;
}
