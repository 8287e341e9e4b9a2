using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Api;

public sealed class LanguageModelReadinessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_NoModel_SaysThatAnswersAreLocal()
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["OPENROUTER_API_KEY"] = "" }, cancellationToken: Ct);
        var (status, detail) = await PartAsync(host);
        status.ShouldBe("ok");
        detail.ShouldContain("local");
    }

    [Fact]
    public async Task Ready_KeyIsRefused_IsDegradedWithoutTheKey()
    {
        await using var stub = await StubProvider.StartAsync();
        var settings = stub.Settings;
        await using var host = await PlatformHost.StartAsync(settings, cancellationToken: Ct);
        (await PartAsync(host)).ShouldBe(("ok", $"{StubProvider.Model} at 127.0.0.1"));

        stub.Script = _ => StubReply.Status(401);
        var model = host.Services.GetRequiredService<LanguageModel>();
        await Should.ThrowAsync<LlmException>(() => model.CompleteAsync(StubModel.Chat, StubModel.Question, null, Ct));

        var (status, detail) = await PartAsync(host);
        status.ShouldBe("degraded");
        detail.ShouldContain("does not accept the key");
        detail.ShouldNotContain(StubProvider.Key);
    }

    private static async Task<(string Status, string Detail)> PartAsync(PlatformHost host)
    {
        var ready = await host.Admin.GetFromJsonAsync<JsonNode>("/readyz", Ct);
        var part = ready!["components"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "language model")!;
        return (part["status"]!.GetValue<string>(), part["detail"]!.GetValue<string>());
    }
}
