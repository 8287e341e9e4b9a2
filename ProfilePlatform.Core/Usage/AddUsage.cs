using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Usage;

/// <summary>Registers the ledger of language models.</summary>
public static class AddUsageExtensions
{
    /// <summary>Adds the ledger, what it adds up to, and the budgets of <paramref name="limits"/>.</summary>
    public static IServiceCollection AddUsage(this IServiceCollection services, UsageLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<UsageReport>();
        services.AddSingleton<UsageToday>();
        services.AddSingleton<BudgetNotices>();
        services.AddSingleton<UsageBudget>();
        services.AddSingleton<UsageLedger>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageLedger>());
        return services;
    }
}
