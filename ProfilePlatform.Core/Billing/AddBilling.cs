using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Billing;

/// <summary>Registers tiers, invoices and payments.</summary>
public static class AddBillingExtensions
{
    /// <summary>Adds them, and the job that makes each month's invoices; needs profiles, notifications and the scheduler.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services, BillingOptions options) => services
        .AddSingleton(options)
        .AddSingleton<BillingChanges>()
        .AddSingleton<Invoicing>()
        .AddSingleton(provider => new Tiers(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<Invoicing>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<BillingChanges>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Payments>()
        .AddSingleton<Donations>()
        .AddSingleton<InvoiceBook>()
        .AddSingleton<PlatformBook>()
        .AddSingleton<IProfileRemovalObserver, BillingRemoval>()
        .AddSingleton<IProfileExportPart, BillingPart>()
        .AddQuartz(quartz => quartz.ScheduleJob<MonthlyInvoices>(
            trigger => trigger.WithIdentity(nameof(MonthlyInvoices)).StartNow().WithSimpleSchedule(every => every.WithInterval(MonthlyInvoices.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<MonthlyInvoices>())));
}
