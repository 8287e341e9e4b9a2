namespace ProfilePlatform.Core.Leads.Answers;

/// <summary>What became of an owner's answer.</summary>
public abstract record AnswerResult
{
    private AnswerResult()
    {
    }

    /// <summary>It holds.</summary>
    public sealed record Done(OwnAnswer Answer) : AnswerResult;

    /// <summary>There is no such profile, answer or turn that the viewer may change.</summary>
    public sealed record Missing : AnswerResult;

    /// <summary>Somebody else was first: <paramref name="Theirs"/> holds, and nothing was changed.</summary>
    public sealed record Stale(OwnAnswer Theirs) : AnswerResult;

    /// <summary>There are as many answers as a profile may have.</summary>
    public sealed record Full : AnswerResult;
}
