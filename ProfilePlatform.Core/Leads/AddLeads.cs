using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;

namespace ProfilePlatform.Core.Leads;

/// <summary>Registers what visitors leave.</summary>
public static class AddLeadsExtensions
{
    /// <summary>Adds the inbox.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<LeadInbox>()
        .AddSingleton<IProfileRemovalObserver, LeadRemoval>()
        .AddSingleton<IProfileExportPart, LeadsPart>();
}
