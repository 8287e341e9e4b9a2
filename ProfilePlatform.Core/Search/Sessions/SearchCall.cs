using System.Text.Json;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions.Store;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Who asks for charged work of the people search, and in which form refusals go out.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Request">The charged request.</param>
/// <param name="Refused">Makes the answer for an end that is not <see cref="SearchEnd.Done"/>.</param>
public sealed record SearchCall(Viewer Viewer, ChargedRequest Request, Func<SearchEnd, StoredAnswer> Refused)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>A call from within the process, as pages make them; null where nobody is signed in.</summary>
    internal static SearchCall? Within<T>(Viewer viewer, string route, string? key, T content) => CreditAccount.Of(viewer) is not { } account ? null : new SearchCall(
        viewer,
        new ChargedRequest
        {
            Account = account,
            Route = route,
            Key = key,
            Content = JsonSerializer.SerializeToUtf8Bytes(content, SearchJson.Options),
            NotEnough = (_, _) => new StoredAnswer(402, Json, ReadOnlyMemory<byte>.Empty),
        },
        end => new StoredAnswer(StatusOf(end), Json, ReadOnlyMemory<byte>.Empty));

    /// <summary>The outcome of such a call.</summary>
    internal static SearchOutcome<T> Read<T>(ChargedOutcome outcome)
        where T : class => outcome.State switch
        {
            ChargedState.InFlight => new SearchOutcome<T>(SearchEnd.InFlight, RetryAfter: outcome.RetryAfter),
            ChargedState.OtherRequest => new SearchOutcome<T>(SearchEnd.OtherRequest),
            ChargedState.TooMany => new SearchOutcome<T>(SearchEnd.TooMany, RetryAfter: outcome.RetryAfter),
            ChargedState.NoAccount => new SearchOutcome<T>(SearchEnd.NotSignedIn),
            _ => outcome.Answer!.IsSuccess
                ? new SearchOutcome<T>(SearchEnd.Done, JsonSerializer.Deserialize<T>(outcome.Answer.Body.Span, SearchJson.Options), outcome.Cost, outcome.Balance)
                : new SearchOutcome<T>(EndOf(outcome.Answer.Status), null, outcome.Cost, outcome.Balance),
        };

    /// <summary>An answer in JSON.</summary>
    internal static StoredAnswer Answer<T>(T value) => new(200, Json, JsonSerializer.SerializeToUtf8Bytes(value, SearchJson.Options));

    /// <summary>The HTTP status of an end.</summary>
    public static int StatusOf(SearchEnd end) => end switch
    {
        SearchEnd.Done => 200,
        SearchEnd.NotSignedIn => 401,
        SearchEnd.NotEnough => 402,
        SearchEnd.ContactNotOffered => 403,
        SearchEnd.Missing => 404,
        SearchEnd.InFlight => 409,
        SearchEnd.Expired => 410,
        SearchEnd.OtherRequest => 422,
        SearchEnd.TooMany => 429,
        _ => 503,
    };

    private static SearchEnd EndOf(int status) => Enum.GetValues<SearchEnd>().First(end => StatusOf(end) == status);
}
