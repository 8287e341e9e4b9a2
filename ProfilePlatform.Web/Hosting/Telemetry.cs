using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Sends metrics and traces to a collector by the OpenTelemetry protocol. Nothing of it exists unless an endpoint is set.</summary>
internal sealed class Telemetry(TelemetryOptions options) : IHostedService, IDisposable
{
    // What the framework itself reports. Its request spans are named by route, and those of outgoing requests leave the query out.
    private static readonly string[] FrameworkSources = ["Microsoft.AspNetCore", "System.Net.Http"];
    private static readonly string[] FrameworkMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>Begins to send.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(options.ServiceName);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            // Not by what a request's own headers ask for.
            .SetSampler(new AlwaysOnSampler())
            .AddSource([PlatformTelemetry.Name, .. FrameworkSources])
            .AddOtlpExporter(exporter => Point(exporter, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter([PlatformTelemetry.Name, .. FrameworkMeters])
            .AddOtlpExporter((exporter, reader) =>
            {
                Point(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.MetricInterval.TotalMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None);

    /// <inheritdoc />
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Point(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = options.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = options.Grpc ? options.Endpoint : new Uri(options.Endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        exporter.Headers = options.Headers;
    }
}
