using System.Runtime.InteropServices;

namespace ProfilePlatform.Core.Documents;

/// <summary>Finds the <c>dotnet</c> program that this process itself runs on.</summary>
internal static class DotnetHost
{
    /// <summary>Its full path, or its name where only PATH knows.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/ → <root>/dotnet
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = System.IO.Path.Combine(root, name);
        return File.Exists(path) ? path : name;
    }
}
