namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>Where one person stands among everybody who passes.</summary>
/// <param name="Person">With exact score and terms.</param>
/// <param name="Rank">From 1.</param>
/// <param name="IsExact">False where more people lie within the resident vectors' error than are read exactly.</param>
internal sealed record PersonStanding(RankedPerson Person, int Rank, bool IsExact);
