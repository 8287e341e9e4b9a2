namespace ProfilePlatform.Core.Logs;

/// <summary>Names of categories, which are those of classes.</summary>
internal static class LogCategory
{
    private static readonly string[] Starts = ["ProfilePlatform.Core.", "ProfilePlatform.Web.Features.", "ProfilePlatform.Web.", "ProfilePlatform."];

    /// <summary>Feature and class of our own categories; others as they are.</summary>
    public static string Short(string category) =>
        Array.Find(Starts, start => category.StartsWith(start, StringComparison.Ordinal)) is { } start ? category[start.Length..] : category;

    /// <summary>The file that a category of ours belongs to, beside <c>app</c>.</summary>
    public static LogType TypeOf(string category) => IsOurs(category)
        ? Short(category).Split('.')[0] switch
        {
            "Indexing" or "Documents" => LogType.Indexing,
            "Chat" or "Retrieval" => LogType.Chat,
            _ => LogType.App,
        }
        : LogType.App;

    private static bool IsOurs(string category) => category.StartsWith(Starts[^1], StringComparison.Ordinal);
}
