using ProfilePlatform.Web.Features.Search.Page.Asking;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Web.Features.Search.Page;

/// <summary>Registers what the search page needs beside the people search.</summary>
internal static class AddSearchPageExtensions
{
    public static IServiceCollection AddSearchPage(this IServiceCollection services)
    {
        services.AddScoped<SearchActs>();
        services.AddTransient<ResultContacts>();
        services.AddTransient<Purse>();
        return services;
    }
}
