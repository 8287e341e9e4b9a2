using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Audit;

/// <summary>Registers the audit trail.</summary>
public static class AddAuditExtensions
{
    /// <summary>Adds the audit trail and the way to read it.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditTrail>()
        .AddSingleton<AuditReader>();
}
