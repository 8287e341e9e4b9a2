namespace ProfilePlatform.Web.Features.Reference;

/// <summary>How the documentation says who may call.</summary>
internal static class WhoWords
{
    public static string Of(Caller who) => who switch
    {
        Caller.Anyone => "Anybody may call this.",
        Caller.Member => "For members.",
        Caller.MemberInPerson => "For members who are signed in; not with an API key.",
        Caller.Owner => "For the profile's owner and administrators. To everybody else the profile is not there.",
        _ => "For administrators. To everybody else this address is not there.",
    };

    /// <summary>Refusals that follow from who calls.</summary>
    public static IReadOnlyList<Fault> FaultsOf(Caller who) => who switch
    {
        Caller.Anyone => [],
        Caller.Member => [Fault.NotSignedIn],
        Caller.MemberInPerson => [Fault.NotSignedIn, new Fault(403, "not-by-api-key", "This cannot be done with an API key. Sign in.")],
        Caller.Owner => [Fault.Missing],
        _ => [Fault.NotSignedIn, Fault.Missing],
    };
}

/// <summary>What parameters mean that many routes have.</summary>
internal static class ParameterWords
{
    public static string? Of(string name) => name switch
    {
        "page" => "Page of the list, from 1.",
        "page_size" => "Entries on a page, 20 where it is not said and 100 at the most.",
        "slug" => "The profile's address.",
        "format" => "\"csv\" for a table; JSON where it is not said.",
        "session_id" => "The conversation.",
        "name" => "The document's name.",
        "id" => "The id.",
        _ => null,
    };
}

/// <summary>What an answer's status means.</summary>
internal static class AnswerWords
{
    public static string Of(int status) => status switch
    {
        200 => "Done.",
        201 => "Made.",
        202 => "Begun.",
        204 => "Done; there is nothing to say.",
        _ => "Answered.",
    };
}
