using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Documents;

/// <summary>Registers documents: rules, readers, store.</summary>
public static class AddDocumentsExtensions
{
    /// <summary>
    /// Adds the documents feature. Register an <see cref="IDocumentChangeObserver"/> to take part in each change, and an
    /// <see cref="IDocumentCitations"/> to keep the texts that are still quoted.
    /// </summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.TryAddSingleton(new DocumentReaderOptions());
        services.AddSingleton<DocumentReader>();
        services.AddSingleton<DocumentFiles>();
        services.AddSingleton<PassingReader>();
        services.AddSingleton<UnusedFiles>();
        services.AddSingleton(provider => new DocumentStore(
            provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<DocumentReader>(),
            provider.GetRequiredService<DocumentFiles>(),
            provider.GetRequiredService<UnusedFiles>(),
            provider.GetServices<IDocumentChangeObserver>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DocumentSweep(
            provider.GetRequiredService<DocumentFiles>(),
            provider.GetRequiredService<UnusedFiles>(),
            provider.GetRequiredService<ILogger<DocumentSweep>>()));
        return services;
    }
}
