using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Buffers.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>
/// OpenID Connect over the framework's OAuth handler, which has state, its cookie and PKCE: the addresses come from discovery, a nonce is sent, the
/// id token is checked, and whom it proves is admitted. The access token is not kept.
/// </summary>
internal sealed class OidcHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    OidcProvider provider, IdTokenCheck check, SpentNonces spent, Admission admission, SignInOptions signIn) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";
    private ProviderDocument? _document;

    /// <summary>A try that was refused already goes to the page that says so.</summary>
    public override async Task<bool> ShouldHandleRequestAsync() => SignInFaults.Of(Context) is null && await base.ShouldHandleRequestAsync();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _document = await provider.DocumentAsync(Context.RequestAborted);
        properties.Items[Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query);
        return QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(_document!.AuthorizationEndpoint, asked), Nonce, properties.Items[Nonce]!);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        if (!context.Properties.Items.TryGetValue(Nonce, out var nonce) || !spent.Spend(nonce!))
        {
            throw new SignInFaultException(SignInFault.State, "state: used before");
        }

        var document = await provider.DocumentAsync(Context.RequestAborted);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            ["client_id"] = signIn.ClientId,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items.TryGetValue(OAuthConstants.CodeVerifierKey, out var verifier) ? verifier! : "",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, document.TokenEndpoint);
        if (document.TakesSecretInBody)
        {
            form["client_secret"] = signIn.ClientSecret;
        }
        else
        {
            var pair = $"{Uri.EscapeDataString(signIn.ClientId)}:{Uri.EscapeDataString(signIn.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return await SendAsync(request);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response!.RootElement.TryGetProperty("id_token", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new SignInFaultException(SignInFault.Token, "id token: missing");
        var person = await check.CheckAsync(token, properties.Items[Nonce]!, Context.RequestAborted);
        var before = SessionClaims.SessionOf((await Context.AuthenticateAsync(SignInSchemes.Cookie)).Principal);
        var admitted = await admission.AdmitAsync(person, Visits.Of(Context), before, CancellationToken.None) switch
        {
            AdmitResult.Admitted result => result,
            AdmitResult.Refused { Reason: "disabled" } => throw new RefusedException(SignInFault.Disabled),
            _ => throw new RefusedException(SignInFault.EmailOfAnother),
        };
        Context.Items[SignInSchemes.Admitted] = admitted;
        return new AuthenticationTicket(SessionClaims.Of(admitted.SessionId, admitted.User.Id), properties, Scheme.Name);
    }

    private async Task<OAuthTokenResponse> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
            if ((int)response.StatusCode >= 500)
            {
                throw new ProviderUnavailableException($"its token endpoint answered {(int)response.StatusCode}");
            }

            return response.IsSuccessStatusCode
                ? OAuthTokenResponse.Success(JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Context.RequestAborted)))
                : throw new SignInFaultException(SignInFault.Declined, $"the token endpoint answered {(int)response.StatusCode}");
        }
        catch (Exception exception) when (!Context.RequestAborted.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException)
        {
            throw new ProviderUnavailableException("its token endpoint does not answer", exception);
        }
        catch (JsonException)
        {
            throw new SignInFaultException(SignInFault.Token, "the token endpoint did not answer in JSON");
        }
    }
}

/// <summary>A known person is refused; the audit trail has it already.</summary>
internal sealed class RefusedException(SignInFault fault) : Exception("refused: " + fault)
{
    /// <summary>What the person is told.</summary>
    public SignInFault Fault { get; } = fault;
}
