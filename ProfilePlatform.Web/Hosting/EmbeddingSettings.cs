using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads which server embeds texts. No message repeats a key.</summary>
internal static class EmbeddingSettings
{
    /// <summary>The server; null where this machine embeds.</summary>
    public static EmbeddingOptions? Read(IConfiguration configuration, LlmOptions llm)
    {
        var model = LlmSettings.Model(configuration, "EMBEDDING_MODEL");
        var baseUrl = configuration["EMBEDDING_BASE_URL"] is { Length: > 0 } url ? LlmSettings.Base("EMBEDDING_BASE_URL", url) : llm.BaseUrl;
        if (model is not null)
        {
            return new EmbeddingOptions { BaseUrl = baseUrl, Model = model, ApiKey = KeyFor(baseUrl, LlmSettings.Key(configuration, "EMBEDDING_API_KEY"), llm) };
        }

        return configuration["EMBEDDING_BASE_URL"] is { Length: > 0 } || configuration["EMBEDDING_API_KEY"] is { Length: > 0 }
            ? throw new InvalidOptionsException("EMBEDDING_BASE_URL and EMBEDDING_API_KEY need EMBEDDING_MODEL, the model that embeds.")
            : null;
    }

    // The language model's key goes to the language model's server alone.
    private static string KeyFor(Uri baseUrl, string own, LlmOptions llm) =>
        own.Length > 0 ? own
        : Uri.Compare(baseUrl, llm.BaseUrl, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0 ? llm.ApiKey
        : "";
}
