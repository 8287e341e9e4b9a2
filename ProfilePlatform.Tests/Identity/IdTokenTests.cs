using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Features.Identity.Oidc;

namespace ProfilePlatform.Tests.Identity;

/// <summary>Id tokens that prove nobody.</summary>
public sealed class IdTokenTests(IssuerFixture with) : IClassFixture<IssuerFixture>, IDisposable
{
    private readonly IssuerStub _issuer = with.Issuer;

    public void Dispose()
    {
        _issuer.Claims = _ => { };
        _issuer.Sign = claims => _issuer.SignRs256(claims);
    }

    [Theory]
    [InlineData("iss", "https://accounts.google.com")]
    [InlineData("aud", "somebody-else")]
    [InlineData("azp", "somebody-else")]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("exp", 1_000_000_000L)]
    [InlineData("exp", null)]
    [InlineData("iat", 9_000_000_000L)]
    [InlineData("nbf", 9_000_000_000L)]
    [InlineData("sub", "")]
    [InlineData("sub", null)]
    [InlineData("email", null)]
    [InlineData("email", "no address")]
    [InlineData("email", "admin@localhost")]
    [InlineData("email_verified", false)]
    [InlineData("email_verified", "false")]
    [InlineData("email_verified", null)]
    [InlineData("email_verified", 1)]
    public async Task IdToken_WithAWrongClaim_Is400AndNoSession(string claim, object? value)
    {
        _issuer.Claims = claims =>
        {
            claims.Remove(claim);
            if (value is not null)
            {
                claims[claim] = value;
            }
        };
        using var ana = Come();
        (await RefusedAsync(ana)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task IdToken_ForSeveralAudiencesWithoutAParty_Is400()
    {
        _issuer.Claims = claims => claims["aud"] = new[] { IssuerStub.ClientId, "another" };
        using var ana = Come();
        (await RefusedAsync(ana)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None without signature")]
    [InlineData("HS256 with the public key")]
    [InlineData("HS256 with the secret")]
    [InlineData("another's key")]
    [InlineData("a key that is sent along")]
    [InlineData("changed afterwards")]
    [InlineData("RS256 by the name of the EC key")]
    [InlineData("RS512 announced")]
    [InlineData("crit")]
    [InlineData("a claim twice")]
    [InlineData("no token")]
    [InlineData("rubbish")]
    [InlineData("too long")]
    public async Task IdToken_NotSignedByTheProvider_Is400AndNoSession(string how)
    {
        using var strange = RSA.Create(2048);
        _issuer.Sign = claims => how switch
        {
            "none" => IssuerStub.Token(new { alg = "none" }, claims, _ => []),
            "None without signature" => IssuerStub.Token(new { alg = "None", kid = _issuer.KeyId }, claims, _ => []).TrimEnd('.'),
            "HS256 with the public key" => Hmac(claims, Encoding.ASCII.GetBytes(_issuer.Rsa.ExportSubjectPublicKeyInfoPem())),
            "HS256 with the secret" => Hmac(claims, Encoding.ASCII.GetBytes(IssuerStub.ClientSecret)),
            "another's key" => IssuerStub.Token(new { alg = "RS256", kid = _issuer.KeyId }, claims, data => strange.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "a key that is sent along" => IssuerStub.Token(
                new { alg = "RS256", jwk = new { kty = "RSA", n = Convert.ToBase64String(strange.ExportParameters(false).Modulus!), e = "AQAB" } },
                claims, data => strange.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "changed afterwards" => Changed(_issuer.SignRs256(claims)),
            "RS256 by the name of the EC key" => IssuerStub.Token(new { alg = "RS256", kid = "ec-1" }, claims, data => _issuer.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "RS512 announced" => _issuer.SignRs256(claims, "RS512"),
            "crit" => IssuerStub.Token(new { alg = "RS256", kid = _issuer.KeyId, crit = new[] { "x" } }, claims, data => _issuer.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "a claim twice" => Twice(claims),
            "no token" => "",
            "rubbish" => "a.b.c",
            _ => _issuer.SignRs256(new(claims, StringComparer.Ordinal) { ["more"] = new string('a', 20_000) }),
        };
        using var ana = Come();
        (await RefusedAsync(ana)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Key_OfANewName_IsFetchedButNotMoreThanEverySoOften()
    {
        var token = TestContext.Current.CancellationToken;
        await using var issuer = await IssuerStub.StartAsync();
        var clock = new Clock();
        using var provider = new OidcProvider(IssuerFixture.OptionsFor(issuer), clock);
        (await provider.KeyAsync("RS256", "rsa-1", token)).ShouldNotBeNull();
        issuer.KeyId = "rsa-2";

        (await provider.KeyAsync("RS256", "rsa-2", token)).ShouldBeNull("asked a moment ago");
        clock.Advance(TimeSpan.FromSeconds(11));
        (await provider.KeyAsync("RS256", "rsa-2", token)).ShouldNotBeNull();
        (await provider.KeyAsync("RS256", "rsa-1", token)).ShouldBeNull("the provider has withdrawn it");
        (await provider.KeyAsync("ES256", "rsa-2", token)).ShouldBeNull("a key is for its own algorithm");
        issuer.Asked["/keys"].ShouldBe(2);
    }

    [Fact]
    public async Task Document_ProviderAwayAfterADay_GoesOnWithWhatIsKnown()
    {
        var token = TestContext.Current.CancellationToken;
        await using var issuer = await IssuerStub.StartAsync();
        var clock = new Clock();
        using var provider = new OidcProvider(IssuerFixture.OptionsFor(issuer), clock);
        var known = await provider.DocumentAsync(token);
        issuer.Instead["/.well-known/openid-configuration"] = context =>
        {
            context.Response.StatusCode = 502;
            return Task.CompletedTask;
        };
        clock.Advance(TimeSpan.FromHours(25));

        (await provider.DocumentAsync(token)).ShouldBe(known);
        (await provider.DocumentAsync(token)).ShouldBe(known);
        issuer.Asked["/.well-known/openid-configuration"].ShouldBe(2, "a provider that fails is left alone for a while");
    }

    private Traveller Come() => new(with.Host.Address, _issuer);

    private static async Task<HttpStatusCode> RefusedAsync(Traveller traveller)
    {
        using var answer = await traveller.GetAsync(traveller.WayBack(await traveller.LeaveAsync()));
        (await traveller.IsSignedInAsync()).ShouldBeFalse();
        return answer.StatusCode;
    }

    private static string Hmac(Dictionary<string, object?> claims, byte[] key) =>
        IssuerStub.Token(new { alg = "HS256", kid = "rsa-1" }, claims, data => HMACSHA256.HashData(key, data));

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("ana@", "eva@", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }

    private string Twice(Dictionary<string, object?> claims)
    {
        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = _issuer.KeyId }));
        var body = JsonSerializer.Serialize(claims).TrimEnd('}') + ",\"email\":\"root@example.org\"}";
        var signed = head + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body));
        return signed + "." + Base64Url.EncodeToString(_issuer.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
