namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Why there is no session.</summary>
internal enum SignInFault
{
    /// <summary>The provider does not answer.</summary>
    ProviderDown,

    /// <summary>Not begun in this browser, begun too long ago, or used already.</summary>
    State,

    /// <summary>The provider, or the person at it, said no.</summary>
    Declined,

    /// <summary>What the provider sent proves nobody.</summary>
    Token,

    /// <summary>The provider has not verified the e-mail address.</summary>
    Unverified,

    /// <summary>Another account has the e-mail address.</summary>
    EmailOfAnother,

    /// <summary>The user is kept out.</summary>
    Disabled,

    /// <summary>Too many tries.</summary>
    TooMany,
}

/// <summary>A sign-in ends here. The message is for the log and holds no secret and no address.</summary>
internal sealed class SignInFaultException(SignInFault fault, string message) : Exception(message)
{
    /// <summary>What the person is told.</summary>
    public SignInFault Fault { get; } = fault;
}

/// <summary>Carries a fault from where it is found to the page that tells it.</summary>
internal static class SignInFaults
{
    private const string Item = "sign-in-fault";

    /// <summary>Sets what the page at this address tells.</summary>
    public static void Set(HttpContext context, SignInFault fault) => context.Items[Item] = fault;

    /// <summary>The fault of this request; null where there is none.</summary>
    public static SignInFault? Of(HttpContext context) => context.Items.TryGetValue(Item, out var fault) ? (SignInFault)fault! : null;

    /// <summary>The status that it is answered with.</summary>
    public static int Status(SignInFault fault) => fault switch
    {
        SignInFault.ProviderDown => 503,
        SignInFault.TooMany => 429,
        _ => 400,
    };
}
