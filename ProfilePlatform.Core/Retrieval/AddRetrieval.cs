using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Registers retrieval.</summary>
public static class AddRetrievalExtensions
{
    /// <summary>Adds the retriever, which gives <paramref name="topK"/> passages for an answer, 1 to 20.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services, int topK = 4)
    {
        services.Configure<RetrievalOptions>(options => options.TopK = topK);
        services.TryAddSingleton<Retriever>();
        services.TryAddSingleton<Vocabularies>();
        return services;
    }
}
