using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Registrations of the embeddings feature.</summary>
public static class AddEmbeddingsExtensions
{
    /// <summary>
    /// Registers <see cref="EncoderStatus"/> and, where the model's files are whole, an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of strings
    /// and float vectors. Take the generator as an optional constructor parameter: without it, work lexically.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="modelFolder">The folder of the model's files; null for the one the build fills, <c>assets/encoder</c> beside the assemblies.</param>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, string? modelFolder = null)
    {
        var folder = modelFolder ?? EncoderModel.DefaultFolder;
        var status = EncoderModel.Check(folder);
        if (status.Available)
        {
            services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new SentenceEncoder(folder));
        }

        return services.AddSingleton(status);
    }
}
