using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Tests.Documents;

/// <summary>Reads files the way the server does: in a process of their own.</summary>
internal static class Reading
{
    /// <summary>A file of the fixtures.</summary>
    public static string Fixture(string name) =>
        Path.Combine(Repository.Root, "ProfilePlatform.Tests", "Documents", "Files", name);

    /// <summary>What became of a file.</summary>
    public static async Task<DocumentReadResult> ReadAsync(string path, DocumentReaderOptions? options = null)
    {
        using var reader = new DocumentReader(options ?? new DocumentReaderOptions(), TimeProvider.System, NullLogger<DocumentReader>.Instance);
        return await reader.ReadAsync(path, DocumentRules.KindOf(path)!.Value, TestContext.Current.CancellationToken);
    }

    /// <summary>The text of a file that must be readable.</summary>
    public static async Task<CanonicalText> TextAsync(string path) =>
        (await ReadAsync(path)).ShouldBeOfType<DocumentReadResult.Read>().Text;

    /// <summary>The code of the refusal of a file that must be refused.</summary>
    public static async Task<string> RefusalAsync(string path, DocumentReaderOptions? options = null) =>
        (await ReadAsync(path, options)).ShouldBeOfType<DocumentReadResult.Refused>().Refusal.Code;
}
