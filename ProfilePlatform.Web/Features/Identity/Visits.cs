using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>From where and with what a request comes.</summary>
internal static class Visits
{
    // The first that stands in the header counts: others name themselves after these too.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>The visit of this request.</summary>
    public static Visit Of(HttpContext context) => new(ClientAddress.Of(context), context.TraceIdentifier, Device(context.Request.Headers.UserAgent.ToString()));

    /// <summary>For example "Firefox on Linux"; nothing that the sender wrote is repeated.</summary>
    internal static string Device(string userAgent)
    {
        var browser = Array.Find(Browsers, known => userAgent.Contains(known.Mark, StringComparison.Ordinal)).Name ?? "Another browser";
        var system = Array.Find(Systems, known => userAgent.Contains(known.Mark, StringComparison.Ordinal)).Name;
        return system is null ? browser : $"{browser} on {system}";
    }
}
