using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>How the options of a search are written on the page.</summary>
internal static class OptionWords
{
    /// <summary>"open to work in Pune or Mumbai, offer ₹24 lakh a year"; empty where there are none.</summary>
    public static string Of(PeopleRequest request) => string.Join(", ", new[]
    {
        request.OpenToWorkOnly != true ? ""
            : request.PreferredLocations.Count == 0 ? "open to work" : "open to work in " + string.Join(" or ", request.PreferredLocations),
        request.SalaryMax is { } offer ? "offer " + ChipWords.Salary(offer) : "",
    }.Where(part => part.Length > 0));
}
