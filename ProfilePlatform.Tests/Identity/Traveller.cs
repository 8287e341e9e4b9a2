using System.Net;

namespace ProfilePlatform.Tests.Identity;

/// <summary>A browser of few means: keeps cookies, follows nothing by itself.</summary>
internal sealed class Traveller : IDisposable
{
    private readonly IssuerStub _issuer;

    public Traveller(Uri platform, IssuerStub issuer)
    {
        _issuer = issuer;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = platform };
        Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    /// <summary>Goes to the provider: where it was sent.</summary>
    public async Task<Uri> LeaveAsync(string start = "/login/start")
    {
        using var sent = await GetAsync(start);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
        return sent.Headers.Location!;
    }

    /// <summary>The address that the provider sends it back to.</summary>
    public string WayBack(Uri authorize, string? code = null, string? state = null)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(authorize.Query);
        return $"/login/callback?code={Uri.EscapeDataString(code ?? _issuer.Approve(authorize))}&state={Uri.EscapeDataString(state ?? asked["state"]!)}";
    }

    /// <summary>Signs in from beginning to end: where it is sent then.</summary>
    public async Task<string> SignInAsync(string start = "/login/start")
    {
        using var back = await GetAsync(WayBack(await LeaveAsync(start)));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        return back.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>True while it has a session: only then is there an account page.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var answer = await GetAsync("/account");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => Client.Dispose();
}
