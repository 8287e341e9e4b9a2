using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Leads;

/// <summary>Registers what visitors leave.</summary>
public static class AddLeadsExtensions
{
    /// <summary>Adds the inbox.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services.AddSingleton<LeadInbox>();
}
