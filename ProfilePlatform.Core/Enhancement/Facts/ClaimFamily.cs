using System.Collections.Frozen;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>Words that claim a rank, deed, scale or outcome of one kind, and what in an original bears such a claim out.</summary>
/// <param name="Name">What they claim: "up", "lead".</param>
/// <param name="Claims">The words as they stand.</param>
/// <param name="ClaimStems">Their stems, for forms that are not listed.</param>
/// <param name="BearerStems">Stems of the claims and of what else bears them out.</param>
internal sealed record ClaimFamily(string Name, FrozenSet<string> Claims, FrozenSet<string> ClaimStems, FrozenSet<string> BearerStems);
