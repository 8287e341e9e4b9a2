using System.Text.Json;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Tests.Search.Parsing;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Public queries for people with their labels, in two halves by row, and how many of them the rules read as labelled.</summary>
internal sealed record PeopleQueries(double Title, double Place, double Kind, double Function, double Seniority, int Count)
{
    /// <summary>Null where the data are absent. The even rows were looked at when the rules were written, the odd ones were not.</summary>
    public static PeopleQueries? Half(bool even)
    {
        var path = Path.Combine(Repository.SharedData ?? "", "people-queries", "queries.jsonl");
        if (!File.Exists(path))
        {
            return null;
        }

        var half = File.ReadLines(path).Where((_, row) => row % 2 == 0 == even).Select(line => Read(JsonSerializer.Deserialize<JsonElement>(line))).ToList();
        double Share(Func<(Dictionary<string, string> Gold, SoughtRole? Role, SoughtPlace? Place), bool> right) => half.Count(right) / (double)half.Count;
        return new PeopleQueries(
            Share(row => Same(row.Role?.Title, row.Gold["role_title"])),
            Share(row => Same(row.Place?.Name, row.Gold["geo_name"])),
            Share(row => row.Place?.Kind == row.Gold["geo_type"]),
            Share(row => row.Role?.Function == row.Gold["role_function"]),
            Share(row => row.Role?.Seniority == row.Gold["role_seniority"]),
            half.Count);
    }

    private static (Dictionary<string, string> Gold, SoughtRole? Role, SoughtPlace? Place) Read(JsonElement row)
    {
        var read = Asked.For(row.GetProperty("text").GetString()!);
        return (row.GetProperty("metadata").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString()), read.Role, read.Places is [var first, ..] ? first : null);
    }

    private static bool Same(string? read, string gold) => read is not null && Words.TextsIn(read).SequenceEqual(Words.TextsIn(gold));
}
