using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>
/// A request whose work costs credits, as it came: <c>ReadAsync</c>, look at <see cref="Refusal"/>, check <see cref="Body"/>, <see cref="RunAsync"/>.
/// A limit on how often somebody may ask belongs into <c>admit</c>, so that repetitions do not count.
/// </summary>
internal sealed class ChargedCall<TBody>
    where TBody : class
{
    private readonly HttpContext _context;
    private readonly JsonSerializerOptions _json;
    private readonly ChargedRequest? _request;

    private ChargedCall(HttpContext context, ChargedRequest? request, TBody? body, IResult? refusal)
    {
        _context = context;
        _json = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        _request = request;
        Body = body;
        Refusal = refusal;
    }

    /// <summary>What the request is answered where it cannot be carried out: nobody has signed in, the key is no key, the body is not JSON.</summary>
    public IResult? Refusal { get; }

    /// <summary>The request's body; null where it has none.</summary>
    public TBody? Body { get; }

    /// <summary>Reads key and body.</summary>
    /// <exception cref="BadHttpRequestException">The body cannot be read.</exception>
    public static async Task<ChargedCall<TBody>> ReadAsync(HttpContext context, Viewer viewer, CancellationToken cancellationToken)
    {
        if (CreditAccount.Of(viewer) is not { } account)
        {
            return Refused(Problems.Of(401, "not-signed-in", "Sign in to do this."));
        }

        if (!IdempotencyKey.TryRead([.. context.Request.Headers[IdempotencyKey.Field]], out var key))
        {
            return Refused(Problems.Of(
                400, "idempotency-key-invalid", $"{IdempotencyKey.Field} must be one value of 1 to {IdempotencyKey.Longest} visible ASCII characters without commas."));
        }

        var content = await ChargedBody.ReadAsync(context.Request, cancellationToken);
        if (content.Length > 0 && !ChargedBody.IsJson(context.Request))
        {
            return Refused(Problems.Of(415, "unsupported-type", "The body must be JSON in UTF-8."));
        }

        var request = new ChargedRequest
        {
            Account = account,
            Route = ChargedBody.Route(context.Request),
            Key = key,
            Content = ChargedBody.Canonical(context.Request, content),
            NotEnough = (balance, cost) => ChargedAnswer.NotEnough(context, balance, cost),
        };
        var call = new ChargedCall<TBody>(context, request, null, null);
        return content.Length == 0 ? call : new ChargedCall<TBody>(context, request, call.Parse(content), null);

        ChargedCall<TBody> Refused(IResult refusal) => new(context, null, null, refusal);
    }

    /// <summary>An answer in JSON, for <see cref="Charge"/>.</summary>
    public StoredAnswer Json<T>(T value, int status = 200) =>
        new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, _json));

    /// <summary>A refusal by the work itself, for <see cref="Charge.Refused"/>: free, and not stored.</summary>
    public StoredAnswer Problem(int status, string code, string detail) => ChargedAnswer.Problem(_context, Problems.Of(status, code, detail).ProblemDetails);

    /// <summary>The same for a refusal that is a problem already.</summary>
    public StoredAnswer Problem(ProblemDetails problem) => ChargedAnswer.Problem(_context, problem);

    /// <summary>Has <paramref name="run"/> carry it out once, and answers.</summary>
    public async Task<IResult> RunAsync(Func<ChargedRequest, CancellationToken, Task<ChargedOutcome>> run, CancellationToken cancellationToken) =>
        ChargedAnswer.Of(await run(_request!, cancellationToken));

    /// <summary>Carries it out once and answers.</summary>
    /// <param name="preCheck">Credits that must be there before the work begins; 0: none.</param>
    /// <param name="admit">As <see cref="ChargedRequest.Admit"/>.</param>
    /// <param name="work">Prepares the results, outside any transaction.</param>
    /// <param name="commit">Writes them and says what they cost.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IResult> RunAsync<T>(
        long preCheck,
        Func<TimeSpan?>? admit,
        Func<CancellationToken, Task<T>> work,
        Func<AppDbContext, T, CancellationToken, Task<Charge>> commit,
        CancellationToken cancellationToken)
    {
        var charged = _context.RequestServices.GetRequiredService<ChargedWork>();
        return ChargedAnswer.Of(await charged.RunAsync(_request! with { PreCheck = preCheck, Admit = admit }, work, commit, cancellationToken));
    }

    private TBody? Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize<TBody>(content.Span, _json);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not JSON of this form.", exception);
        }
    }
}
