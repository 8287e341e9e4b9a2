using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Features.Search.Page.Asking;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>Contact details of one person of the results.</summary>
/// <param name="Contact">The details; null while they are not opened.</param>
/// <param name="Notice">Why they could not be opened; null where nothing went wrong.</param>
public sealed record ContactState(ContactView? Contact, SearchNotice? Notice = null)
{
    /// <summary>The ways to reach them, each with its address as a link where it has one.</summary>
    public IReadOnlyList<ContactWay> Ways => Contact is null ? [] : ContactWay.Of(Contact);
}

/// <summary>A way to reach somebody.</summary>
/// <param name="Name">"E-mail", "Phone", "LinkedIn", "Other".</param>
/// <param name="Text">As they wrote it.</param>
/// <param name="Link">An address to follow; null for plain text, and for anything that is not surely one.</param>
public sealed record ContactWay(string Name, string Text, string? Link)
{
    /// <summary>Those that are given.</summary>
    public static IReadOnlyList<ContactWay> Of(ContactView contact) =>
    [
        .. new ContactWay[]
        {
            new("E-mail", contact.Email, IsPlain(contact.Email) ? "mailto:" + contact.Email : null),
            new("Phone", contact.Phone, contact.Phone.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-') ? "tel:" + contact.Phone.Replace(" ", "", StringComparison.Ordinal) : null),
            new("LinkedIn", contact.LinkedinUrl, IsWeb(contact.LinkedinUrl) ? contact.LinkedinUrl : null),
            new("Other", contact.Other, null),
        }.Where(way => !string.IsNullOrWhiteSpace(way.Text)),
    ];

    private static bool IsPlain(string address) => address.Contains('@', StringComparison.Ordinal) && address.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' or '_' or '+');

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps;
}
