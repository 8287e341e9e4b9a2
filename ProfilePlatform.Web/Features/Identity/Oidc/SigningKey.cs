using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>A public key of a provider, for the one algorithm that its type stands for.</summary>
/// <param name="Id">Its name (<c>kid</c>); null where it has none.</param>
/// <param name="Algorithm">"RS256" or "ES256".</param>
/// <param name="Verify">Whether a signature over the bytes is its own.</param>
internal sealed record SigningKey(string? Id, string Algorithm, Func<byte[], byte[], bool> Verify)
{
    private const int ShortestModulus = 2048 / 8;

    /// <summary>The keys of a key set that can sign; others, and those that cannot be read, are left out.</summary>
    public static IReadOnlyList<SigningKey> Read(JsonElement set) =>
        set.ValueKind == JsonValueKind.Object && set.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(One).OfType<SigningKey>()]
            : [];

    private static SigningKey? One(JsonElement key)
    {
        var (type, algorithm) = (Text(key, "kty"), Text(key, "alg"));
        if (Text(key, "use") is not (null or "sig"))
        {
            return null;
        }

        try
        {
            return type switch
            {
                "RSA" when algorithm is null or "RS256" => Rsa(key),
                "EC" when algorithm is null or "ES256" && Text(key, "crv") == "P-256" => Ec(key),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static SigningKey? Rsa(JsonElement key)
    {
        var parameters = new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") };
        return parameters.Modulus.Length < ShortestModulus ? null : new SigningKey(Text(key, "kid"), "RS256", (data, signature) =>
        {
            using var rsa = RSA.Create(parameters);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        });
    }

    private static SigningKey Ec(JsonElement key)
    {
        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } };
        parameters.Validate();
        return new SigningKey(Text(key, "kid"), "ES256", (data, signature) =>
        {
            using var ec = ECDsa.Create(parameters);
            return ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        });
    }

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(Text(key, name) ?? "");

    private static string? Text(JsonElement key, string name) =>
        key.ValueKind == JsonValueKind.Object && key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
