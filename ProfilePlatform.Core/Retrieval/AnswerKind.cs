namespace ProfilePlatform.Core.Retrieval;

/// <summary>What kind of thing a question asks for.</summary>
public enum AnswerKind
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>Who.</summary>
    Person,

    /// <summary>When, which year.</summary>
    Date,

    /// <summary>Where, which city.</summary>
    Place,

    /// <summary>How many, how much.</summary>
    Number,

    /// <summary>How long.</summary>
    Duration,

    /// <summary>Why.</summary>
    Reason,

    /// <summary>What is, what does it mean.</summary>
    Definition,

    /// <summary>An e-mail address, a telephone number, a link.</summary>
    Contact,
}
