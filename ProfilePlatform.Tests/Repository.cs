namespace ProfilePlatform.Tests;

/// <summary>Finds files of the source tree from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Up("ProfilePlatform.sln")
        ?? throw new InvalidOperationException("The tests must run below the source tree.");

    /// <summary>The folder of shared measurement data; null where it is absent, as in a user's clone.</summary>
    public static string? SharedData { get; } =
        Up(Path.Combine("shared", "data")) is { } holder ? Path.Combine(holder, "shared", "data") : null;

    private static string? Up(string name)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, name)))
            {
                return folder;
            }
        }

        return null;
    }
}
