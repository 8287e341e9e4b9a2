using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>
/// Checks an id token (OpenID Connect Core 1.0, 3.1.3.7): signed with RS256 or ES256 by a key of the provider, by its issuer, for us, now, for this
/// very sign-in, and with an e-mail address that the issuer has verified.
/// </summary>
internal sealed class IdTokenCheck(OidcProvider provider, SignInOptions options, TimeProvider time)
{
    private const int LongestToken = 16 * 1024;
    private const int LongestSubject = 255;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Whom the token proves; throws <see cref="SignInFaultException"/> where it proves nobody.</summary>
    public async Task<ProvedPerson> CheckAsync(string token, string nonce, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || token.Split('.') is not [var head, var body, var signature])
        {
            throw Bad("form");
        }

        var header = Json(head);
        var algorithm = Text(header, "alg");
        if (algorithm is not ("RS256" or "ES256") || header.TryGetProperty("crit", out _))
        {
            throw Bad("algorithm");
        }

        var key = await provider.KeyAsync(algorithm, Text(header, "kid"), cancellationToken) ?? throw Bad("key");
        if (!key.Verify(Encoding.ASCII.GetBytes($"{head}.{body}"), Bytes(signature)))
        {
            throw Bad("signature");
        }

        var claims = Json(body);
        var issuer = (await provider.DocumentAsync(cancellationToken)).Issuer;
        CheckClaims(claims, issuer, nonce);
        return new ProvedPerson(issuer, Text(claims, "sub")!, Address(claims), Text(claims, "name") ?? "");
    }

    private void CheckClaims(JsonElement claims, string issuer, string nonce)
    {
        var now = time.GetUtcNow();
        _ = Text(claims, "iss") == issuer ? 0 : throw Bad("issuer");
        _ = IsForUs(claims) ? 0 : throw Bad("audience");
        _ = Instant(claims, "exp") is { } expires && now < expires + Skew ? 0 : throw Bad("expired");
        _ = Instant(claims, "iat") is { } issued && issued <= now + Skew ? 0 : throw Bad("issued in the future");
        _ = Instant(claims, "nbf") is { } from && from > now + Skew ? throw Bad("not valid yet") : 0;
        _ = Text(claims, "sub") is { Length: > 0 and <= LongestSubject } ? 0 : throw Bad("subject");
        _ = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(claims, "nonce") ?? ""), Encoding.UTF8.GetBytes(nonce)) ? 0 : throw Bad("nonce");
    }

    // Some providers write the truth as a text.
    private static string Address(JsonElement claims) =>
        Text(claims, "email") is { } email && claims.TryGetProperty("email_verified", out var verified)
        && (verified.ValueKind == JsonValueKind.True || (verified.ValueKind == JsonValueKind.String && verified.ValueEquals("true")))
            ? email
            : throw new SignInFaultException(SignInFault.Unverified, "e-mail address not verified");

    private bool IsForUs(JsonElement claims)
    {
        if (!claims.TryGetProperty("aud", out var audience))
        {
            return false;
        }

        var several = audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() > 1;
        var named = audience.ValueKind == JsonValueKind.Array ? audience.EnumerateArray().Any(IsUs) : IsUs(audience);
        return named && (claims.TryGetProperty("azp", out var party) ? IsUs(party) : !several);
    }

    private bool IsUs(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(options.ClientId);

    private static JsonElement Json(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Bytes(part), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Bad("form");
        }
        catch (JsonException)
        {
            throw Bad("form");
        }
    }

    private static byte[] Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            throw Bad("form");
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Instant(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_799
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static SignInFaultException Bad(string what) => new(SignInFault.Token, "id token: " + what);
}
