using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>What somebody offers to who opens their contact details.</summary>
internal static class ContactOffer
{
    /// <summary>The details; null where they may not be contacted, or show no way to.</summary>
    public static ContactView? Of(Profile profile)
    {
        var email = profile.ContactEmailVisible ? profile.ContactEmail : "";
        return profile.OpenToContact && email.Length + profile.ContactPhone.Length + profile.ContactLinkedinUrl.Length + profile.ContactOther.Length > 0
            ? new ContactView(profile.ContactEmailVisible, email, profile.ContactPhone, profile.ContactLinkedinUrl, profile.ContactOther)
            : null;
    }
}
