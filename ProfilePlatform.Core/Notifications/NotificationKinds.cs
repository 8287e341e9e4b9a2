namespace ProfilePlatform.Core.Notifications;

/// <summary>What can be told.</summary>
public static class NotificationKinds
{
    /// <summary>To the owner: a visitor left an address.</summary>
    public const string Lead = "lead";

    /// <summary>To the owner, once a week: questions that found no answer.</summary>
    public const string Digest = "unanswered-digest";

    /// <summary>To the owner: an invoice was made. Payload: <see cref="InvoiceNotice"/>.</summary>
    public const string Invoice = "invoice";

    /// <summary>To the owner: a payment was confirmed. Payload: <see cref="ReceiptNotice"/>.</summary>
    public const string Receipt = "receipt";

    /// <summary>To the owner, or to a user: a donation was confirmed. Payload: <see cref="DonationNotice"/>.</summary>
    public const string Donation = "donation-receipt";

    /// <summary>To the admins: a question found no answer in the documents.</summary>
    public const string Gap = "gap";

    /// <summary>To the admins: somebody has registered, with the profile that they made.</summary>
    public const string Registration = "registration";

    /// <summary>To the owner: the day's tokens are used up, answers are local until tomorrow. Without a profile: the platform's are, to the admins.</summary>
    public const string Budget = "budget";

    /// <summary>To a user: new people match a search that they have watched.</summary>
    public const string SearchAlert = "search-alert";

    /// <summary>To a user, at their wish: whether anything arrives.</summary>
    public const string Test = "test";

    /// <summary>Kinds that a user chooses a way for, in the order in which pages show them.</summary>
    internal static IReadOnlyList<NotificationKind> All { get; } =
    [
        new(Lead, Audience.Owner, "Leads", "A visitor left an address in a conversation.", Email: true, Pushover: true),
        new(Digest, Audience.Owner, "Unanswered questions", "Once a week, what visitors asked and your documents do not answer.", Email: true, Pushover: false),
        new(Budget, Audience.Owner, "Token budget", "The tokens of a day are used up.", Email: true, Pushover: true),
        new(Invoice, Audience.Owner, "Invoices", "An invoice was made for your profile.", Email: true, Pushover: false),
        new(Receipt, Audience.Owner, "Receipts", "A payment of yours was confirmed.", Email: true, Pushover: false),
        new(Donation, Audience.Member, "Donation receipts", "A donation of yours was confirmed.", Email: true, Pushover: false),
        new(SearchAlert, Audience.Member, "Search alerts", "New people match a search that you watch.", Email: true, Pushover: false),
        new(Registration, Audience.Admins, "Registrations", "Somebody registered and made a profile.", Email: true, Pushover: false),
        new(Gap, Audience.Admins, "Questions without an answer", "Each question that a profile’s documents do not answer.", Email: false, Pushover: false),
    ];

    /// <summary>Kinds that are told to the owner of the profile they are about.</summary>
    internal static IReadOnlyList<string> OfOwners { get; } = [Lead, Digest, Budget, Invoice, Receipt, Donation];

    /// <summary>Kinds that are told to the admins, whatever profile they are about.</summary>
    internal static IReadOnlyList<string> OfAdmins { get; } = [Registration, Gap];

    /// <summary>The kind of this name; null where nobody chooses a way for it.</summary>
    internal static NotificationKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

/// <summary>A kind as a user sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Audience">Who can be told it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">When it is told.</param>
/// <param name="Email">Whether it is mailed to who has not chosen.</param>
/// <param name="Pushover">Whether it is pushed to who has not chosen.</param>
internal sealed record NotificationKind(string Name, Audience Audience, string Title, string About, bool Email, bool Pushover);

/// <summary>Who can be told something.</summary>
internal enum Audience
{
    /// <summary>Everybody with an account.</summary>
    Member,

    /// <summary>Who owns a profile.</summary>
    Owner,

    /// <summary>Administrators.</summary>
    Admins,
}
