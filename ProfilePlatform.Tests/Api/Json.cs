using System.Net.Http.Json;
using System.Text.Json;

namespace ProfilePlatform.Tests.Api;

/// <summary>Short forms for calls whose answer is looked at as JSON.</summary>
internal static class Json
{
    public static async Task<(int Status, JsonElement Body)> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public static Task<(int Status, JsonElement Body)> ReadAsync(this HttpClient client, string path) => client.SendAsync(HttpMethod.Get, path);

    public static Task<(int Status, JsonElement Body)> PostAsync(this HttpClient client, string path, object? body = null) =>
        client.SendAsync(HttpMethod.Post, path, body);

    public static Task<(int Status, JsonElement Body)> PatchAsync(this HttpClient client, string path, object body) =>
        client.SendAsync(HttpMethod.Patch, path, body);

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
