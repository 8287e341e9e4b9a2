using ProfilePlatform.Web.Features.Admin;
using ProfilePlatform.Web.Features.Audit;
using ProfilePlatform.Web.Features.Billing;
using ProfilePlatform.Web.Features.Chat;
using ProfilePlatform.Web.Features.Chat.Archive;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Features.Documents;
using ProfilePlatform.Web.Features.Enhancement;
using ProfilePlatform.Web.Features.Identity.ApiKeys;
using ProfilePlatform.Web.Features.Indexing;
using ProfilePlatform.Web.Features.Leads;
using ProfilePlatform.Web.Features.Logs;
using ProfilePlatform.Web.Features.Matching;
using ProfilePlatform.Web.Features.Matching.Groups;
using ProfilePlatform.Web.Features.Notifications;
using ProfilePlatform.Web.Features.Profiles;
using ProfilePlatform.Web.Features.Prompts;
using ProfilePlatform.Web.Features.Search.Api;
using ProfilePlatform.Web.Features.Search.NearMisses;
using ProfilePlatform.Web.Features.Theming;
using ProfilePlatform.Web.Features.Usage;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>The documentation of all routes, in the order of its sections.</summary>
internal static class RouteDocs
{
    private static readonly (string Section, IReadOnlyList<RouteDoc> Routes)[] Sections =
    [
        ("Profiles", ProfileReference.Routes),
        ("Documents", DocumentReference.Routes),
        ("Index", IndexReference.Routes),
        ("Chat", ChatReference.Routes),
        ("Conversations", ArchiveReference.Routes),
        ("Prompts", PromptReference.Routes),
        ("Rewriting", EnhancementReference.Routes),
        ("Look", AppearanceReference.Routes),
        ("Leads", [.. LeadReference.Routes, .. AnswerReference.Routes]),
        ("Near misses", NearMissReference.Routes),
        ("Usage", UsageReference.Routes),
        ("People search", SearchReference.Routes),
        ("Matching", [.. MatchReference.Routes, .. GroupReference.Routes]),
        ("API keys", ApiKeyReference.Routes),
        ("Credits", CreditReference.Routes),
        ("Billing", BillingReference.Routes),
        ("Notifications", NotificationReference.Routes),
        ("Administration", [.. AdminReference.Routes, .. AuditReference.Routes, .. SystemPromptReference.Routes, .. CreditReference.ForAdmins, .. BillingReference.ForAdmins, .. MatchReference.ForAdmins, .. LogReference.Routes]),
    ];

    private static readonly Dictionary<string, (string Section, RouteDoc Doc)> ByRoute = Sections
        .SelectMany(section => section.Routes.Select(route => (section.Section, route)))
        .ToDictionary(entry => entry.route.Route, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the sections.</summary>
    public static IEnumerable<string> SectionNames => Sections.Select(section => section.Section);

    /// <summary>What is said of a route; null where nobody wrote anything.</summary>
    public static (string Section, RouteDoc Doc)? Find(string? method, string path) =>
        ByRoute.TryGetValue($"{method} {path}", out var found) ? found : null;
}
