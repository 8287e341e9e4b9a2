using System.Net.Http.Headers;
using System.Text.Json;
using System.Text;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Enhancement;

public sealed class EnhancementStyleApiTests
{
    private const string Letter = "Dear team,\n\nI love working with people! I enjoy hard weeks, and I'm happy when a thing is done. Thanks for reading this far, it was fun to write.\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Style_OfALetter_IsUsedAndTheLetterIsNowhere()
    {
        await using var host = await EnhanceHost.StartAsync();
        var (status, style) = await SendAsync(host, "letter.txt", Encoding.UTF8.GetBytes(Letter));
        (status, style.Text("source"), style.Text("tone")).ShouldBe((200, "letter", "warm"));

        (await host.EnhanceAsync()).GetProperty("writing_style_used").Text("tone").ShouldBe("warm");
        host.Asked[0].AllText.ShouldContain("warm");
        host.Asked[0].AllText.ShouldNotContain("hard weeks");
        (await host.Client.ReadAsync($"/api/profiles/{host.Slug}/documents")).Body.GetProperty("total").GetInt32().ShouldBe(0);
        Directory.EnumerateFiles(host.Host.DataDir, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).EndsWith("-shm", StringComparison.Ordinal))
            .Where(file => Holds(file, "hard weeks")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("letter.exe", "MZ", 415)]
    [InlineData("letter.pdf", "not a pdf", 415)]
    [InlineData("letter.txt", "", 422)]
    [InlineData("letter.txt", "Go, Rust, SQL", 422)]
    [InlineData("letter.txt", null, 413)]
    public async Task Style_BadFile_IsRefused(string name, string? content, int expected)
    {
        await using var host = await EnhanceHost.StartAsync();
        (await SendAsync(host, name, content is null ? new byte[(1024 * 1024) + 1] : Encoding.UTF8.GetBytes(content))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Enhance_WithoutAModel_SaysSoAndThePageAdvises()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        var slug = await EnhanceHost.FillAsync(host.Admin);
        var (status, problem) = await host.Admin.PostAsync($"/api/profiles/{slug}/enhance");
        (status, problem.Text("type")).ShouldBe((503, "https://profileplatform.dev/problems/no-language-model"));
        var page = await host.Admin.GetStringAsync(new Uri($"/owner/{slug}/enhance", UriKind.Relative), Token);
        page.ShouldContain("No language model is set up on this server");
        page.ShouldContain("Say in a sentence or two what you did and for whom.");
    }

    private static bool Holds(string file, string text)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        }
        catch (IOException)
        {
            // A file that came and went.
            return false;
        }
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(EnhanceHost host, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        using var response = await host.Client.PostAsync(new Uri(host.Path + "/style", UriKind.Relative), form, Token);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Token)));
    }
}
