namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>The form's fields as the browser sends them.</summary>
public sealed record SearchFields(string? Query, string? People, bool Open, string? Places, string? Salary)
{
    internal AskedFor Read() => AskedFor.Read(Query, People, Open, Places, Salary);
}

/// <summary>How the page speaks of what a search costs.</summary>
internal static class SearchPrice
{
    /// <summary>"Up to 6 credits, one for each person found; you have 94."</summary>
    /// <param name="most">Most people that are shown.</param>
    /// <param name="balance">Credits left; null where not known.</param>
    public static string Text(int most, long? balance) =>
        balance is { } left && left < most
            ? $"Needs {Credits.CreditWords.Count(most)} at hand, and you have {Credits.CreditWords.Number(left)}."
            : $"Up to {Credits.CreditWords.Count(most)}, one for each person found" + (balance is { } has ? $"; you have {Credits.CreditWords.Number(has)}." : ".");
}
