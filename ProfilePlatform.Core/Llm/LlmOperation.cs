namespace ProfilePlatform.Core.Llm;

/// <summary>What a language model is asked to do. Callers name the operation; its settings name the model.</summary>
public enum LlmOperation
{
    /// <summary>Answers a visitor.</summary>
    Chat,

    /// <summary>Finds the topics of a question.</summary>
    Intent,

    /// <summary>Cuts a document into sections by topic.</summary>
    Split,

    /// <summary>Suggests what to ask next.</summary>
    FollowUps,

    /// <summary>Makes a colour theme of a mood.</summary>
    Theme,

    /// <summary>Cleans a people search's words.</summary>
    QueryCleanup,

    /// <summary>Takes a people search apart into criteria.</summary>
    QueryExtract,

    /// <summary>Says why a person matches a search.</summary>
    WhyMatched,

    /// <summary>Scores matches, cheaply.</summary>
    MatchScore,

    /// <summary>Scores matches again with what people corrected.</summary>
    MatchRescore,

    /// <summary>Rewrites a profile's texts.</summary>
    Enhance,

    /// <summary>Reads experience cards from sections.</summary>
    CardExtract,
}
