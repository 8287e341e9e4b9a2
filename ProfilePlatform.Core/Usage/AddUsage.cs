using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Usage;

/// <summary>Registers the ledger of language models.</summary>
public static class AddUsageExtensions
{
    /// <summary>Adds the ledger.</summary>
    public static IServiceCollection AddUsage(this IServiceCollection services) => services.AddSingleton<UsageLedger>().AddSingleton<UsageToday>();
}
