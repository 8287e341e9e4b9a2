namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Forms of a person's name in sentences.</summary>
internal static class Names
{
    /// <summary>"Maya's", "James's"; "The person's" where there is no name.</summary>
    public static string Possessive(string name) => string.IsNullOrWhiteSpace(name) ? "The person's" : name.Trim() + "'s";

    /// <summary>The name, or "this person".</summary>
    public static string Of(string name) => string.IsNullOrWhiteSpace(name) ? "this person" : name.Trim();
}
