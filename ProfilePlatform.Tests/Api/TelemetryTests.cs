using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Api;

public sealed class TelemetryTests
{
    private const string InQuestion = "quixotically";
    private const string InSearch = "vexillologist";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Journey_WithACollector_SendsOurNamesAndNobodysWords()
    {
        await using var collector = await Collector.StartAsync();
        await using var model = await StubProvider.StartAsync();
        model.Script = request => request.Operation == LlmOperation.Chat ? StubReply.Text("Anna built the billing platform.") : StubReply.Status(400);
        var settings = new Dictionary<string, string?>(model.Settings, StringComparer.OrdinalIgnoreCase)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-collector-key=opensesame",
            ["OTEL_SERVICE_NAME"] = "twin-test",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        };
        await using (var host = await PlatformHost.StartAsync(settings, cancellationToken: Token))
        {
            var slug = await host.Admin.PublishAnnaAsync();
            await host.Admin.PostAsync($"/api/profiles/{slug}/chat", new { message = $"What did Anna {InQuestion} build?" });
            await host.Admin.ReadAsync($"/api/profiles?q={InSearch}");
            await Poll.UntilAsync(() => Task.FromResult(collector.At("/v1/metrics")), sent => sent.Contains("profileplatform.chat.turn.duration", StringComparison.Ordinal), Token);
        }

        var (spans, metrics) = (collector.At("/v1/traces"), collector.At("/v1/metrics"));
        foreach (var name in (string[])["chat.turn", "retrieval", "llm.call", "index.run", "IndexingJob", "POST /api/profiles/{slug}/chat", "request.id", "twin-test", "127.0.0.1"])
        {
            spans.ShouldContain(name);
        }

        foreach (var name in (string[])
            ["profileplatform.retrieval.duration", "profileplatform.llm.call.duration", "profileplatform.llm.tokens", "profileplatform.index.run.duration",
             "profileplatform.job.duration", "http.server.request.duration", "http.client.request.duration"])
        {
            metrics.ShouldContain(name);
        }

        collector.Taken.ShouldAllBe(one => one.Type == "application/x-protobuf" && one.Header == "opensesame");
        foreach (var word in (string[])[InQuestion, InSearch, "Nordwind", "billing platform", StubProvider.Key])
        {
            (spans + metrics).ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public async Task Nothing_WithoutTheSetting_IsSetUp()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        host.Services.GetService<TelemetryOptions>().ShouldBeNull();
        host.Services.GetServices<IHostedService>().ShouldNotContain(service => service is Telemetry);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "soon")]
    [InlineData("SIGN_INS_PER_MINUTE", "0")]
    public async Task Setting_ThatCannotWork_EndsTheStartWithItsName(string name, string value)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", [name] = value };
        (await Should.ThrowAsync<InvalidOptionsException>(() => PlatformHost.StartAsync(settings, cancellationToken: Token))).Message.ShouldStartWith(name);
    }

    [Fact]
    public async Task Collector_ThatIsDown_StopsNobody()
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", ["OTEL_METRIC_EXPORT_INTERVAL"] = "100" };
        await using var host = await PlatformHost.StartAsync(settings, cancellationToken: Token);
        (await host.Admin.ReadAsync("/api/profiles")).Status.ShouldBe(200);
    }
}
