using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Tests.Identity;

/// <summary>An OpenID Connect provider on the loopback address. It does what it should, until a test makes it do otherwise.</summary>
internal sealed class IssuerStub : IAsyncDisposable
{
    public const string ClientId = "the-client";
    public const string ClientSecret = "the-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new(StringComparer.Ordinal);

    private IssuerStub(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public RSA Rsa { get; set; } = RSA.Create(2048);

    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Name of the RSA key in the key set and in tokens.</summary>
    public string KeyId { get; set; } = "rsa-1";

    /// <summary>The person who signs in there.</summary>
    public Dictionary<string, object?> Person { get; } = new(StringComparer.Ordinal)
    {
        ["sub"] = "subject-1", ["email"] = "ana@example.org", ["email_verified"] = true, ["name"] = "Ana Duarte",
    };

    /// <summary>What is changed in the claims before they are signed.</summary>
    public Action<Dictionary<string, object?>> Claims { get; set; } = _ => { };

    /// <summary>Makes a token of claims; RS256 where no test says otherwise.</summary>
    public Func<Dictionary<string, object?>, string> Sign { get; set; }  = null!;

    /// <summary>Answers in the place of an endpoint, by its path.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Instead { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each path was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>What the token endpoint was sent last.</summary>
    public IReadOnlyDictionary<string, string> LastExchange { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static async Task<IssuerStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new IssuerStub(app);
        stub.Sign = claims => stub.SignRs256(claims);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    /// <summary>Settings that make the platform use this provider.</summary>
    public Dictionary<string, string?> Settings(params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["IS_LOCAL"] = "false", ["OAUTH_AUTHORITY"] = Address, ["GOOGLE_CLIENT_ID"] = ClientId, ["GOOGLE_CLIENT_SECRET"] = ClientSecret,
            ["SIGN_INS_PER_MINUTE"] = "1000",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>As if the person had signed in after being sent to <paramref name="authorize"/>: the code for the way back.</summary>
    public string Approve(Uri authorize)
    {
        var query = System.Web.HttpUtility.ParseQueryString(authorize.Query);
        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = (query["nonce"] ?? "", query["code_challenge"] ?? "");
        return code;
    }

    public string SignRs256(Dictionary<string, object?> claims, string? algorithm = null) =>
        Token(new { alg = algorithm ?? "RS256", kid = KeyId, typ = "JWT" }, claims, data => Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string SignEs256(Dictionary<string, object?> claims) =>
        Token(new { alg = "ES256", kid = "ec-1" }, claims, data => Ec.SignData(data, HashAlgorithmName.SHA256));

    public static string Token(object header, object claims, Func<byte[], byte[]> sign)
    {
        var signed = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header)) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return signed + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Rsa.Dispose();
        Ec.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.AddOrUpdate(path, 1, (_, count) => count + 1);
        return Instead.TryGetValue(path, out var other) ? other(context) : path switch
        {
            "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new
            {
                issuer = Address, authorization_endpoint = Address + "/authorize", token_endpoint = Address + "/token", jwks_uri = Address + "/keys",
                token_endpoint_auth_methods_supported = new[] { "client_secret_basic", "client_secret_post" },
            }),
            "/keys" => context.Response.WriteAsJsonAsync(new { keys = new object[] { RsaKey(), EcKey() } }),
            "/authorize" => ApproveAsync(context),
            "/token" => ExchangeAsync(context),
            _ => NotFound(context),
        };
    }

    private Task ApproveAsync(HttpContext context)
    {
        var asked = context.Request.Query;
        var code = Approve(new Uri(Address + "/authorize" + context.Request.QueryString));
        context.Response.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
        return Task.CompletedTask;
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        LastExchange = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var proof = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != ClientSecret || !_codes.TryRemove(form["code"].ToString(), out var begun) || proof != begun.Challenge)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>(Person, StringComparer.Ordinal)
        {
            ["iss"] = Address, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = begun.Nonce,
        };
        Claims(claims);
        await context.Response.WriteAsJsonAsync(new { access_token = "unused", token_type = "Bearer", id_token = Sign(claims) });
    }

    private object RsaKey()
    {
        var key = Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }

    private object EcKey()
    {
        var key = Ec.ExportParameters(false);
        return new { kty = "EC", crv = "P-256", kid = "ec-1", x = Base64Url.EncodeToString(key.Q.X), y = Base64Url.EncodeToString(key.Q.Y) };
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
