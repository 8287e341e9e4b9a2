namespace ProfilePlatform.Core.Enhancement.Decisions;

/// <summary>What became of an owner's decision.</summary>
public abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    /// <summary>It holds.</summary>
    public sealed record Done(SectionView Section) : DecisionResult;

    /// <summary>There is no such section that the viewer may change.</summary>
    public sealed record Missing : DecisionResult;

    /// <summary>The text says what the original does not.</summary>
    public sealed record Unsupported(IReadOnlyList<string> Facts) : DecisionResult;

    /// <summary>It does not fit the present state.</summary>
    public sealed record Conflict(string Code, string Message) : DecisionResult;
}
