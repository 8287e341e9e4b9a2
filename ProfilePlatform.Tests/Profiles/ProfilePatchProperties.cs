using System.Text;
using System.Text.Json;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Tests.Profiles;

/// <summary>Whatever stands in a patch: it is taken or named as wrong, nothing is thrown, and what was taken keeps the limits.</summary>
public sealed class ProfilePatchProperties
{
    private static readonly string[] Fields =
    [
        "id", "slug", "display_name", "first_name", "last_name", "headline", "company", "job_title", "career_stage", "biography", "seeks", "offers", "skills",
        "interests", "location", "open_to_work", "open_to_contact", "work_preferred_locations", "work_preferred_salary_min", "contact", "visibility", "enabled",
        "status", "owner_id", "role", "credits", "tier", "deleted_at", "content_version", "__proto__", "",
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "1e400", "12.5", "99999999999999999999", "\"\"", "\" \"", "\"a\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"",
        "\"\\ufffe\"", "\"\\u202eabc\"", "\"ⅷ İ ß ﷺ\"", "\"👩‍👩‍👧‍👦\"", "\"क्षि\"", "\"'; DROP TABLE profiles;--\"", "\"<script>alert(1)</script>\"", "\"javascript:alert(1)\"",
        "[]", "[null]", "[1]", "[\"a\",\"a\",\"A\"]", "[\"\\ud800\"]", "[[]]", "{}", "{\"a\":1}", "{\"email\":\"\\ud800\"}", "{\"email\":7,\"phone\":[]}", "{\"\\ud800\":1}",
        "{\"email\":\"a@b\",\"email\":\"x\"}", "\"public\"", "\"PRIVATE\"", "\"4\"", "\"admin\"",
    ];

    [Fact]
    public void Apply_AnyPatch_IsTakenOrNamed()
    {
        var random = new Random(20_261_120);
        for (var round = 0; round < 20_000; round++)
        {
            var fields = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"\"{Fields[random.Next(Fields.Length)]}\":{Value(random)}");
            var json = "{" + string.Join(',', fields) + "}";
            using var patch = JsonDocument.Parse(json);
            var profile = Make();
            var before = JsonSerializer.Serialize(ProfileView.Of(profile, contact: true));
            var errors = ProfilePatch.Apply(profile, patch.RootElement);

            errors.Values.ShouldAllBe(messages => messages.Length > 0);
            profile.Id.ToString().ShouldBe("00000000-0000-0000-0000-000000000000");
            profile.OwnerId.ShouldBeNull();
            profile.DeletedAt.ShouldBeNull();
            if (errors.Count == 0)
            {
                Check(profile, json);
            }
            else if (patch.RootElement.EnumerateObject().Count() == errors.Count && !errors.ContainsKey("contact"))
            {
                JsonSerializer.Serialize(ProfileView.Of(profile, contact: true)).ShouldBe(before, json);
            }
        }
    }

    [Theory]
    [InlineData("""{"first_name":"Ann","last_name":"Bee"}""", "Ann Bee")]
    [InlineData("""{"last_name":"Bee"}""", "First Bee")]
    [InlineData("""{"display_name":null,"first_name":"Ann"}""", "Ann Last")]
    [InlineData("""{"display_name":"The Bee","first_name":"Ann"}""", "The Bee")]
    public void DisplayName_DefaultsToBothNames(string json, string expected)
    {
        using var patch = JsonDocument.Parse(json);
        var profile = Make();
        ProfilePatch.Apply(profile, patch.RootElement).ShouldBeEmpty();
        profile.DisplayName.ShouldBe(expected);
    }

    [Fact]
    public void DisplayName_NothingLeft_IsRefused()
    {
        using var patch = JsonDocument.Parse("""{"display_name":"","first_name":"","last_name":" "}""");
        ProfilePatch.Apply(Make(), patch.RootElement).Keys.ShouldBe(["display_name"]);
    }

    [Fact]
    public void Null_Empties_WhatCanBeEmpty()
    {
        using var patch = JsonDocument.Parse(
            """{"headline":null,"skills":null,"work_preferred_salary_min":null,"contact":null,"visibility":null,"open_to_work":null,"slug":null}""");
        var profile = Make();
        (profile.Headline, profile.Skills, profile.WorkPreferredSalaryMin, profile.ContactPhone) = ("x", ["x"], 1, "x");
        ProfilePatch.Apply(profile, patch.RootElement).Keys.ShouldBe(["visibility", "open_to_work", "slug"], ignoreOrder: true);
        (profile.Headline, profile.Skills.Count, profile.WorkPreferredSalaryMin, profile.ContactPhone).ShouldBe(("", 0, null, ""));
    }

    private static Profile Make() => new() { Slug = "first-last", DisplayName = "First Last", FirstName = "First", LastName = "Last" };

    private static string Value(Random random)
    {
        if (random.Next(3) > 0)
        {
            return Odd[random.Next(Odd.Length)];
        }

        var text = new StringBuilder();
        for (var length = random.Next(0, random.Next(2) == 0 ? 20 : 6_000); text.Length < length;)
        {
            text.Append((char)random.Next(1, 0xFFFF));
        }

        // As escapes, so that halves of pairs and control characters come through as JSON.
        return "\"" + string.Concat(text.ToString().Select(c => $"\\u{(int)c:x4}")) + "\"";
    }

    private static void Check(Profile profile, string json)
    {
        foreach (var line in new[] { profile.FirstName, profile.Headline, profile.Company, profile.Location, profile.ContactPhone })
        {
            line.Length.ShouldBeLessThanOrEqualTo(200, json);
            line.ShouldNotContain('\n', json);
        }

        profile.DisplayName.ShouldNotBeEmpty(json);
        profile.Biography.Length.ShouldBeLessThanOrEqualTo(5_000, json);
        profile.Skills.Count.ShouldBeLessThanOrEqualTo(50, json);
        Slug.IsValid(profile.Slug).ShouldBeTrue(json);
        (profile.WorkPreferredSalaryMin is null or >= 0).ShouldBeTrue(json);
        // What is stored can be written as UTF-8.
        Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(profile.Headline + profile.Biography + profile.DisplayName), json);
    }
}
