namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Where somebody goes after signing in or out: always a page of this site.</summary>
internal static class ReturnAddress
{
    private const int Longest = 1_000;

    /// <summary><paramref name="url"/> where it is an address of this site; else <paramref name="otherwise"/>.</summary>
    public static string LocalOr(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    // Browsers leave tabs and line ends out of an address and read "\" as "/": "/<tab>/host" and "/\host" would be another site.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and { Length: <= Longest } && !url.StartsWith("//", StringComparison.Ordinal)
        && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);
}
