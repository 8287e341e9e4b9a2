using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>A person as members see them, with their cards.</summary>
/// <param name="Profile">What they say of themselves; contact is null unless it is offered and the member has opened it.</param>
/// <param name="Cards">Their cards with their parts, in order, without dismissed ones.</param>
/// <param name="ContactOffered">True where contact details can be opened.</param>
public sealed record PersonView(ProfileView Profile, IReadOnlyList<ExperienceCard> Cards, bool ContactOffered);
