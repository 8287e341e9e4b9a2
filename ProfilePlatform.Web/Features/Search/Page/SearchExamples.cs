namespace ProfilePlatform.Web.Features.Search.Page;

/// <summary>Queries that show what can be asked.</summary>
internal static class SearchExamples
{
    /// <summary>The most telling first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Backend engineer with Python in Mumbai, open to work, 2020–2023, show 5",
        "Platform engineer who ran Kubernetes in Bengaluru",
        "Nurse or doctor in Africa, since 2018",
        "Product designer, not at an agency",
    ];
}
