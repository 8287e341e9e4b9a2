using ProfilePlatform.Core.Leads;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>Facts of leads in words.</summary>
internal static class LeadWords
{
    /// <summary>One of <see cref="LeadStatus"/> as people say it.</summary>
    public static string Of(string status) => status switch
    {
        LeadStatus.Contacted => "Contacted",
        LeadStatus.Closed => "Closed",
        _ => "New",
    };

    /// <summary>A query of these filters with its question mark, and one field more; empty where there are none.</summary>
    public static string Query(string? status, string? text, string? format = null)
    {
        (string Name, string? Value)[] fields = [("status", status), ("q", text), ("format", format)];
        var said = fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}");
        return string.Join('&', said) is { Length: > 0 } query ? "?" + query : "";
    }
}
