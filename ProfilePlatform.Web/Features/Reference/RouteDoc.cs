namespace ProfilePlatform.Web.Features.Reference;

/// <summary>What the documentation says of a route beyond what its types say. Each feature keeps its own beside its endpoints.</summary>
/// <param name="Route">Method and path below <c>/api</c>: "GET /profiles/{slug}".</param>
/// <param name="Who">Who may call it.</param>
/// <param name="Summary">What it does, in one line.</param>
internal sealed record RouteDoc(string Route, Caller Who, string Summary)
{
    /// <summary>More about it; empty where there is no more.</summary>
    public string About { get; init; } = "";

    /// <summary>A body that is taken: JSON, or the name of the file field where the type is a form; null where none is sent.</summary>
    public string? Request { get; init; }

    /// <summary>Type of the request's body.</summary>
    public string RequestType { get; init; } = "application/json";

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>An answer; null where success has no body.</summary>
    public string? Answer { get; init; }

    /// <summary>Type of the answer.</summary>
    public string AnswerType { get; init; } = "application/json";

    /// <summary>Refusals to reckon with, those of <see cref="Who"/> apart.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What single parameters mean, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Who may call a route.</summary>
internal enum Caller
{
    /// <summary>Anybody.</summary>
    Anyone,

    /// <summary>Who is signed in.</summary>
    Member,

    /// <summary>Who is signed in, in person: API keys are refused.</summary>
    MemberInPerson,

    /// <summary>The owner of the profile, and administrators.</summary>
    Owner,

    /// <summary>Administrators.</summary>
    Admin,
}

/// <summary>A refusal.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Code">How the problem's type ends.</param>
/// <param name="Detail">What it says.</param>
internal sealed record Fault(int Status, string Code, string Detail)
{
    /// <summary>The field that is wrong; null where it is not about one.</summary>
    public string? Field { get; init; }

    public static Fault Missing { get; } = new(404, "not-found", "There is nothing at this address.");

    public static Fault Unreadable { get; } = new(400, "invalid", "The request could not be read.");

    public static Fault NotSignedIn { get; } = new(401, "not-signed-in", "Sign in first.");

    public static Fault Wrong(string field, string error) => new(400, "invalid", error) { Field = field };
}
