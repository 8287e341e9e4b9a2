using System.Text.Json;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>One of the three routes that charge, made ready for a member: what to send, and what it costs.</summary>
internal sealed class ChargedRoute
{
    private string _path = "";

    /// <summary>Another thing of the same kind that costs as much; empty for the search, which has one address.</summary>
    public string OtherPath { get; private set; } = "";

    public string OtherPathBody { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string OtherBody { get; private set; } = "";

    /// <summary>Credits of one request.</summary>
    public int Cost { get; private set; }

    /// <summary>Credits that getting ready has cost.</summary>
    public int Before { get; private set; }

    /// <summary>Charges that getting ready has made.</summary>
    public int ChargesBefore { get; private set; }

    public static async Task<ChargedRoute> OfAsync(string name, HttpClient client)
    {
        if (name == "search")
        {
            return new ChargedRoute { _path = "/api/search", Body = SearchHost.Body(), OtherBody = SearchHost.Body(5), Cost = 6 };
        }

        var first = await SearchHost.SearchAsync(client);
        var second = await SearchHost.SearchAsync(client);
        string Of(JsonElement search) => name == "more" ? $"/api/search/{search.Text("search_id")}/more"
            : $"/api/people/{search.GetProperty("people").EnumerateArray().First(person => person.GetProperty("open_to_contact").GetBoolean()).Text("id")}/unlock-contact";
        return new ChargedRoute
        {
            _path = Of(first),
            OtherPath = name == "more" ? Of(second) : $"/api/people/{SearchHost.IdOf(29)}/unlock-contact",
            Body = name == "more" ? """{"offset":6,"limit":6}""" : JsonSerializer.Serialize(new { search_id = first.Text("search_id") }),
            OtherPathBody = name == "more" ? """{"offset":6,"limit":6}""" : "{}",
            OtherBody = name == "more" ? """{"offset":6,"limit":5}""" : "{}",
            Cost = 1,
            Before = 12,
            ChargesBefore = 2,
        };
    }

    public Task<Paid> PayAsync(HttpClient client, params string[] keys) => SearchHost.SendAsync(client, _path, Body, keys);

    public Task<Paid> PayAsync(HttpClient client, CancellationToken cancellationToken, params string[] keys) => SearchHost.SendAsync(client, _path, Body, cancellationToken, keys);

    public Task<Paid> OtherBodyAsync(HttpClient client, params string[] keys) => SearchHost.SendAsync(client, _path, OtherBody, keys);
}
