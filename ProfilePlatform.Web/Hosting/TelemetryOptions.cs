namespace ProfilePlatform.Web.Hosting;

/// <summary>Where metrics and traces go; the names are those of the OpenTelemetry specification.</summary>
internal sealed record TelemetryOptions
{
    private const int LeastInterval = 100;
    private const int MostInterval = 3_600_000;

    /// <summary>The collector's base address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>True for gRPC, false for HTTP.</summary>
    public required bool Grpc { get; init; }

    /// <summary>Headers of each request as <c>name=value,name=value</c>; a collector's key among them.</summary>
    public required string Headers { get; init; }

    /// <summary>How the platform is called there.</summary>
    public required string ServiceName { get; init; }

    /// <summary>How often metrics are sent.</summary>
    public required TimeSpan MetricInterval { get; init; }

    /// <summary>Null where no endpoint is set.</summary>
    public static TelemetryOptions? Read(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint ? null : new()
    {
        Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOptionsException("OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address, as http://127.0.0.1:4318."),
        Grpc = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] switch
        {
            null or "" or "http/protobuf" => false,
            "grpc" => true,
            var other => throw new InvalidOptionsException($"OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf or grpc, not \"{other}\"."),
        },
        Headers = configuration["OTEL_EXPORTER_OTLP_HEADERS"] ?? "",
        ServiceName = configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "profileplatform",
        MetricInterval = TimeSpan.FromMilliseconds(PlatformOptions.Number(configuration, "OTEL_METRIC_EXPORT_INTERVAL", 60_000, LeastInterval, MostInterval)),
    };
}
