using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Enhancement.Facts;

namespace ProfilePlatform.Core.Enhancement.Sections;

/// <summary>A text of a profile that can be rewritten, as it is now.</summary>
/// <param name="CardId">The card; null for the summary.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Heading">Title, employer, place and time; the name of the person for the summary.</param>
/// <param name="Text">The owner's text.</param>
/// <param name="Beside">What else the card says: lists of outcomes, tools and so on.</param>
/// <param name="Accepted">The rewriting that is shown now; empty where the owner's text is.</param>
internal sealed record ProfileSection(Guid? CardId, SectionKind Kind, string Heading, string Text, string Beside, string Accepted)
{
    /// <summary>SHA-256 of everything that a rewriting is made of and held against.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}\0{Heading}\0{Text}\0{Beside}")));

    /// <summary>What a rewriting is held against.</summary>
    public SourceFacts Facts(DateOnly today) => new($"{Heading}\n\n{Text}\n\n{Beside}", today);
}
