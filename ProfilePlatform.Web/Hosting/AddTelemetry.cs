using System.Diagnostics;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Registers metrics and traces.</summary>
internal static class AddTelemetryExtensions
{
    /// <summary>Sends metrics and traces where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; else sets nothing up.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DistributedContextPropagator, NoPropagation>();
        return TelemetryOptions.Read(configuration) is { } options
            ? services.AddSingleton(options).AddHostedService<Telemetry>()
            : services;
    }
}
