using System.ClientModel.Primitives;
using OpenAI;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>The connection to a provider: no retries of its own, no redirects (the key goes to the configured address alone), replies of limited size.</summary>
internal static class ProviderTransport
{
    /// <summary>Bytes of a chat reply: 4,000 tokens are some 20 KB.</summary>
    public const long MaxChatReply = 1024 * 1024;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);

    /// <summary>Options for a client of the SDK.</summary>
    public static OpenAIClientOptions Options(Uri baseUrl, long maxReply)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectLimit,
            PooledConnectionLifetime = ConnectionAge,
            // What is broken off is not read to its end for the sake of the connection.
            MaxResponseDrainSize = 0,
        };
        var client = new HttpClient(new UsableUsageHandler(new LimitedReplyHandler(sockets, maxReply))) { Timeout = Timeout.InfiniteTimeSpan };
        return new OpenAIClientOptions
        {
            Endpoint = baseUrl,
            Transport = new HttpClientPipelineTransport(client),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            // Time limits are set per operation, by whoever calls.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            // The SDK's own log would hold addresses and, where somebody turns it on, bodies.
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            EnableDistributedTracing = false,
        };
    }
}
