using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Registers retrieval.</summary>
public static class AddRetrievalExtensions
{
    /// <summary>Adds the retriever; takes the number of passages from <c>RAG_TOP_K</c>.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<RetrievalOptions>()
            .Configure<IServiceProvider>((options, provider) =>
                options.TopK = provider.GetService<IConfiguration>()?.GetValue<int?>("RAG_TOP_K") ?? options.TopK)
            .Validate(options => options.TopK is >= 1 and <= 20, "RAG_TOP_K must be a whole number from 1 to 20.")
            .ValidateOnStart();
        services.TryAddSingleton<Retriever>();
        services.TryAddSingleton<Vocabularies>();
        return services;
    }
}
