using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings.Remote;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Registrations of the embeddings feature.</summary>
public static class AddEmbeddingsExtensions
{
    /// <summary>
    /// Registers two generators of float vectors: under <see cref="LocalEncoder.Key"/> this machine's, where the model's files are whole, and without a
    /// key the one that indexes and questions use: the server of <paramref name="remote"/> where one is configured, else this machine's. Take either as
    /// an optional constructor parameter: without it, work lexically. <see cref="EncoderStatus"/> says how the local one is.
    /// </summary>
    /// <param name="services">The application's services; a remote encoder needs the ledger, the token counter and a clock.</param>
    /// <param name="modelFolder">The folder of the model's files; null for the one the build fills, <c>assets/encoder</c> beside the assemblies.</param>
    /// <param name="remote">The server; null: none.</param>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, string? modelFolder = null, EmbeddingOptions? remote = null)
    {
        var folder = modelFolder ?? EncoderModel.DefaultFolder;
        var status = EncoderModel.Check(folder);
        if (status.Available)
        {
            services.AddKeyedSingleton<IEmbeddingGenerator<string, Embedding<float>>>(LocalEncoder.Key, (_, _) => new SentenceEncoder(folder));
        }

        if (remote is { IsConfigured: true })
        {
            services.AddSingleton(remote).AddSingleton<EncoderHealth>().AddSingleton<EmbeddingLedger>()
                .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, RemoteEncoder>();
        }
        else if (status.Available)
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(LocalEncoder.Key));
        }

        return services.AddSingleton(status);
    }
}
