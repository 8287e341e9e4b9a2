namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What a common word of English names; none for rare words, and for those that name a fact of their own: a field of study, an organisation, a time.</summary>
[Flags]
internal enum CommonKinds
{
    None = 0,

    /// <summary>A thing, a substance, an act: "ingredient".</summary>
    Thing = 1,

    /// <summary>Somebody: "passenger".</summary>
    People = 2,

    /// <summary>A verb: "weigh".</summary>
    Deed = 4,

    /// <summary>An adjective or adverb: "fresh".</summary>
    Quality = 8,

    /// <summary>A kind of place: "town", "hospital".</summary>
    Place = 16,

    /// <summary>More than one: "ingredients".</summary>
    Plural = 32,
}
