using System.Text.Json;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Tests.Search.Sessions;

/// <summary>Criteria that come back from a client.</summary>
public sealed class EditedCriteriaTests
{
    [Theory]
    [InlineData("backend engineer with Python in Mumbai, open to work, 2020–2023, show 5")]
    [InlineData("designers in Pune or Mumbai")]
    [InlineData("nurses in Karnataka")]
    [InlineData("sales people in APAC, not at Oracle")]
    [InlineData("gardeners in Foobarville")]
    [InlineData("analyst in SF, 30 LPA, last two years")]
    [InlineData("Bangalore")]
    public void Unchanged_StaysAsItIs(string query)
    {
        var parsed = RuleParser.Parse(query, new Clock());

        JsonSerializer.Serialize(Normalise(parsed, query)).ShouldBe(JsonSerializer.Serialize(parsed));
    }

    [Fact]
    public void Place_Changed_IsLookedForInsteadOfTheOldOne()
    {
        var parsed = RuleParser.Parse("engineer in Pune", new Clock());

        Places(parsed with { Must = parsed.Must with { City = "Delhi" } }).ShouldBe(["Delhi"]);
        Places(parsed with { Must = parsed.Must with { LocationText = "Goa" } }).ShouldBe(["Goa"]);
        Places(parsed with { Must = parsed.Must with { Country = "Germany" } }).ShouldBe(["Germany"]);
        Places(parsed with { Must = parsed.Must with { City = null, LocationText = null } }).ShouldBe(["Pune"], "India holds Pune still");
        Places(parsed with { Must = parsed.Must with { City = null, LocationText = null, Country = null } }).ShouldBeEmpty();
        Places(parsed with { Places = [], Must = parsed.Must with { City = "Delhi" } }).ShouldBe(["Delhi"]);
    }

    [Fact]
    public void WhatPlacesHold_IsNotTheClientsToSay()
    {
        var parsed = RuleParser.Parse("engineer in Pune", new Clock());

        var forged = Normalise(parsed with { Places = [new SoughtPlace("Pune", "city", ["mumbai", "delhi"])] }, "engineer in Pune");

        forged.Places.ShouldHaveSingleItem().Within.ShouldBe(["pune", "poona"]);
    }

    [Fact]
    public void Texts_WithoutEnd_AreCut()
    {
        var longest = new string('x', 100_000);

        var cut = Normalise(new SearchCriteria { QueryCleaned = longest, QueryEmbeddingText = longest, Role = new SoughtRole(longest, longest, longest) }, "x");

        (cut.QueryCleaned.Length, cut.QueryEmbeddingText.Length, cut.Role!.Title.Length).ShouldBe((1_000, 1_000, 1_000));
    }

    private static SearchCriteria Normalise(SearchCriteria criteria, string query) => EditedCriteria.Normalise(criteria, query, new Clock());

    private static IEnumerable<string> Places(SearchCriteria criteria) => Normalise(criteria, "engineer in Pune").Places.Select(place => place.Name);
}
