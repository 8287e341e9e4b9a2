using System.Globalization;
using ProfilePlatform.Core.Credits;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>How the pages speak of credits.</summary>
internal static class CreditWords
{
    /// <summary>"1 credit", "1,200 credits".</summary>
    public static string Count(long credits) => $"{Number(credits)} {Noun(credits)}";

    /// <summary>"credit" or "credits".</summary>
    public static string Noun(long credits) => credits == 1 ? "credit" : "credits";

    /// <summary>"1,200".</summary>
    public static string Number(long credits) => credits.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"+100" or "−6".</summary>
    public static string Change(long amount) => amount < 0 ? "−" + Number(-amount) : "+" + Number(amount);

    /// <summary>What it was for.</summary>
    public static string Of(CreditEntry entry) => entry.Reason switch
    {
        CreditReasons.SignUp => "To begin with",
        CreditReasons.Granted => "Granted: " + entry.Note,
        CreditReasons.Search => "People found by a search",
        CreditReasons.SearchMore => "More people of a search",
        CreditReasons.Unlock => "Contact details opened",
        var other => other,
    };
}
