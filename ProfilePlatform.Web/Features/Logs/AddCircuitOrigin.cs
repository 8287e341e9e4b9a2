using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>Registers what names circuits in the log.</summary>
internal static class AddCircuitOriginExtensions
{
    /// <summary>Each circuit has one of its own.</summary>
    public static IServiceCollection AddCircuitOrigin(this IServiceCollection services) => services.AddScoped<CircuitHandler, CircuitOrigin>();
}
