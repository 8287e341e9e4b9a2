namespace ProfilePlatform.Core.Limits;

/// <summary>What one visitor may do in a minute, by kind. Conversations have limits of their own.</summary>
public sealed class VisitorLimits
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RequestKind, Allowances<string>> _allowances;

    /// <summary>As many of each kind as <paramref name="perMinute"/> says; it has every kind.</summary>
    public VisitorLimits(IReadOnlyDictionary<RequestKind, int> perMinute, TimeProvider time) =>
        _allowances = Enum.GetValues<RequestKind>().ToDictionary(kind => kind, kind => new Allowances<string>(perMinute[kind], time));

    /// <summary>Takes one where one is left; says what is left after it, and whether it was taken.</summary>
    public (bool Taken, Standing Standing) Take(RequestKind kind, string visitorKey)
    {
        lock (_lock)
        {
            var allowance = _allowances[kind];
            var taken = allowance.WaitOf(visitorKey) is null;
            if (taken)
            {
                allowance.Take(visitorKey);
            }

            return (taken, allowance.StandingOf(visitorKey));
        }
    }
}

/// <summary>What is counted together.</summary>
public enum RequestKind
{
    /// <summary>Anything that changes something.</summary>
    Change,

    /// <summary>A try to sign in.</summary>
    SignIn,

    /// <summary>A file.</summary>
    Upload,
}
