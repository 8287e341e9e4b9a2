namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>Which encoding a model's tokens are of.</summary>
internal static class ModelEncodings
{
    /// <summary>
    /// True for <c>cl100k_base</c>: gpt-4, gpt-3.5 and the embedding models. All newer models of that maker use <c>o200k_base</c>, which is the best
    /// guess for everybody else's. A provider's prefix ("openai/…") and a mark of fine tuning ("ft:…") are passed over.
    /// </summary>
    public static bool IsCl100k(string model)
    {
        var name = model.AsSpan()[(model.LastIndexOf('/') + 1)..];
        name = name.StartsWith("ft:", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        return Is(name, "gpt-4") || Is(name, "gpt-3.5") || Is(name, "gpt-35") || Is(name, "text-embedding");
    }

    // "gpt-4" and "gpt-4-0613", neither "gpt-4o" nor "gpt-4.1".
    private static bool Is(ReadOnlySpan<char> name, string family) =>
        name.StartsWith(family, StringComparison.OrdinalIgnoreCase) && (name.Length == family.Length || name[family.Length] is '-' or ':' or '@');
}
