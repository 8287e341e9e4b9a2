using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>A person as the public page shows them.</summary>
/// <param name="Profile">What they say of themselves.</param>
/// <param name="Cards">What they have done, newest first.</param>
/// <param name="Documents">Names of the documents that they answer from.</param>
public sealed record PersonView(Profile Profile, IReadOnlyList<ExperienceCard> Cards, IReadOnlyList<string> Documents);

/// <summary>Finds the person behind an address.</summary>
public interface IPersons
{
    /// <summary>The person, or null where there is none that <paramref name="viewer"/> may see.</summary>
    Task<PersonView?> FindAsync(string slug, Viewer viewer, CancellationToken cancellationToken);
}
