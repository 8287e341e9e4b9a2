using System.Text.Json;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0).</summary>
/// <param name="Issuer">As its tokens name it.</param>
/// <param name="AuthorizationEndpoint">Where people sign in.</param>
/// <param name="TokenEndpoint">Where a code becomes a token.</param>
/// <param name="KeysAddress">Its public keys.</param>
/// <param name="TakesSecretInBody">False where the secret goes into the Authorization header.</param>
internal sealed record ProviderDocument(string Issuer, string AuthorizationEndpoint, string TokenEndpoint, string KeysAddress, bool TakesSecretInBody)
{
    /// <summary>Reads the document of <paramref name="authority"/>; throws <see cref="ProviderUnavailableException"/> where it is another's or unusable.</summary>
    public static ProviderDocument Read(JsonElement document, Uri authority)
    {
        var issuer = Text(document, "issuer");
        // A provider that names another issuer could vouch for that one's users.
        return issuer.TrimEnd('/') == authority.OriginalString.TrimEnd('/')
            ? new ProviderDocument(
                issuer, Address(document, "authorization_endpoint", authority), Address(document, "token_endpoint", authority), Address(document, "jwks_uri", authority),
                document.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) && methods.ValueKind == JsonValueKind.Array
                    && methods.EnumerateArray().Any(method => method.ValueEquals("client_secret_post")))
            : throw new ProviderUnavailableException("its discovery document names another issuer");
    }

    private static string Address(JsonElement document, string name, Uri authority) =>
        Uri.TryCreate(Text(document, name), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (authority.IsLoopback && address.IsLoopback))
            ? address.AbsoluteUri
            : throw new ProviderUnavailableException($"its {name} is not an https address");

    private static string Text(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new ProviderUnavailableException($"its discovery document has no {name}");
}

/// <summary>The provider does not answer, or not as one. The message says what was found, for the log.</summary>
internal sealed class ProviderUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
