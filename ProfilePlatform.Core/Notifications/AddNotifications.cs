using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Notifications.Channels;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Registers notifications.</summary>
public static class AddNotificationsExtensions
{
    /// <summary>Adds the outbox and what sends from it; needs an <see cref="INoticeRecipients"/>, data protection and the scheduler.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, NotificationOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Outbox>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<DeliveryPlan>();
        services.AddSingleton<DeliveryClaims>();
        services.AddSingleton<DeliveryRun>();
        services.AddSingleton(provider => new NoticeSettings(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<INoticeRecipients>()));
        services.AddSingleton(provider => new NoticeHistory(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<INoticeRecipients>()));
        services.AddSingleton(provider => new TestNotices(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<Outbox>(), provider.GetRequiredService<DeliveryPlan>(),
            provider.GetRequiredService<DeliveryRun>(), provider.GetRequiredService<NoticeHistory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddQuartz(quartz => quartz.ScheduleJob<DeliveryJob>(
            trigger => trigger.WithIdentity(nameof(DeliveryJob)).StartNow().WithSimpleSchedule(every => every.WithInterval(DeliveryJob.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<DeliveryJob>())));
        return services.AddChannels(options);
    }

    internal static IServiceCollection AddChannels(this IServiceCollection services, NotificationOptions options)
    {
        services.AddSingleton<ProviderHttp>();
        if (options.SendGrid is { } sendGrid)
        {
            services.AddSingleton<IChannel>(provider => new SendGridMail(sendGrid, options, provider.GetRequiredService<ProviderHttp>()));
        }

        if (options.Smtp is { } smtp)
        {
            services.AddSingleton<IChannel>(new SmtpMail(smtp, options));
        }

        if (options.Pushover is { } pushover)
        {
            services.AddSingleton<IChannel>(provider => new PushoverPush(pushover, options, provider.GetRequiredService<ProviderHttp>()));
        }

        return services;
    }
}
