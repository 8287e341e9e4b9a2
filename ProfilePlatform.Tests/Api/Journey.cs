using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ProfilePlatform.Tests.Api;

/// <summary>The steps from nothing to a profile that answers, over HTTP.</summary>
internal static class Journey
{
    public const string Cv = """
        # Anna Berg

        Berlin · anna.berg@example.org

        ## Experience

        ### Senior Engineer, Nordwind GmbH, Hamburg, March 2019 – June 2023

        - Built the billing platform that handles 4 million invoices a month.
        - Led a team of 7 engineers and cut failed payments by 38 %.

        ### Engineer, Kiesel AG, Berlin, 2015 – 2019

        - Wrote the warehouse routing service in Go.

        ## Education

        MSc Computer Science, Technische Hochschule Spreewald, 2015

        ## Skills

        Go, PostgreSQL, Kafka, Terraform
        """;

    public static async Task<(int Status, JsonElement Body)> UploadAsync(this HttpClient client, string slug, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        using var response = await client.PostAsync(
            new Uri($"/api/profiles/{slug}/documents", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public static Task<(int Status, JsonElement Body)> UploadAsync(this HttpClient client, string slug, string name, string content) =>
        client.UploadAsync(slug, name, Encoding.UTF8.GetBytes(content));

    /// <summary>Starts a run and waits until it has ended; returns the index.</summary>
    public static async Task<JsonElement> IndexAsync(this HttpClient client, string slug, bool force = false)
    {
        var (status, started) = await client.PostAsync($"/api/profiles/{slug}/index{(force ? "/force" : "")}");
        status.ShouldBe(202);
        return await client.EndOfRunAsync(slug, started.Text("run_id"));
    }

    public static Task<JsonElement> EndOfRunAsync(this HttpClient client, string slug, string runId) => Poll.UntilAsync(
        async () => (await client.ReadAsync($"/api/profiles/{slug}/index")).Body,
        index => index.GetProperty("run").Text("id") == runId && index.Text("state") is "idle" or "failed",
        TestContext.Current.CancellationToken);

    /// <summary>Makes Anna's profile with her CV, indexed and enabled; returns its slug.</summary>
    public static async Task<string> PublishAnnaAsync(this HttpClient client)
    {
        var (_, profile) = await client.PostAsync("/api/profiles", new { display_name = "Anna Berg" });
        var slug = profile.Text("slug");
        (await client.UploadAsync(slug, "cv.md", Cv)).Status.ShouldBe(201);
        await client.IndexAsync(slug);
        (await client.PatchAsync($"/api/profiles/{slug}/status", new { enabled = true })).Status.ShouldBe(200);
        return slug;
    }
}
