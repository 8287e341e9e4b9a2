namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>What became of a wish for rewriting.</summary>
public abstract record EnhanceRequest
{
    private EnhanceRequest()
    {
    }

    /// <summary>A run was ordered, or the one with the same wish is under way.</summary>
    public sealed record Ordered(Guid ProfileId, Guid RunId) : EnhanceRequest;

    /// <summary>There is no profile that the viewer may change.</summary>
    public sealed record Missing : EnhanceRequest;

    /// <summary>No language model is configured.</summary>
    public sealed record NoModel : EnhanceRequest;

    /// <summary>A run with another wish is under way.</summary>
    public sealed record Busy : EnhanceRequest;

    /// <summary>No section has a text.</summary>
    public sealed record NothingToDo : EnhanceRequest;
}

/// <summary>What a run would cost.</summary>
/// <param name="Sections">Sections with a text.</param>
/// <param name="Kept">Those of them whose rewriting is kept from before and costs nothing.</param>
/// <param name="Calls">Calls of the language model.</param>
/// <param name="PromptTokens">Tokens that are sent.</param>
/// <param name="CompletionTokens">Tokens that are likely to be received.</param>
public sealed record EnhancementCost(int Sections, int Kept, int Calls, int PromptTokens, int CompletionTokens);
