using System.Text;

namespace ProfilePlatform.Core.Documents;

/// <summary>What may be uploaded: formats, sizes, names.</summary>
public static class DocumentRules
{
    /// <summary>Documents that one profile holds.</summary>
    public const int DocumentsPerProfile = 3;

    private const int LongestName = 200;
    private const long Megabyte = 1024 * 1024;

    private static readonly IReadOnlyDictionary<string, DocumentKind> Kinds = new Dictionary<string, DocumentKind>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = DocumentKind.Pdf,
        [".docx"] = DocumentKind.Docx,
        [".txt"] = DocumentKind.Text,
        [".csv"] = DocumentKind.Csv,
        [".md"] = DocumentKind.Markdown,
    };

    /// <summary>The extensions that are taken, for a file chooser.</summary>
    public static IEnumerable<string> Extensions => Kinds.Keys;

    /// <summary>The format that a name's extension stands for; null where it stands for none.</summary>
    public static DocumentKind? KindOf(string name) =>
        Kinds.TryGetValue(Path.GetExtension(name), out var kind) ? kind : null;

    /// <summary>The extension of a format, with its dot.</summary>
    public static string ExtensionOf(DocumentKind kind) => Kinds.Single(entry => entry.Value == kind).Key;

    /// <summary>Largest size in bytes.</summary>
    public static long LargestSize(DocumentKind kind) => kind == DocumentKind.Pdf ? 5 * Megabyte : Megabyte;

    /// <summary>
    /// The name as its user gave it, without folders and without characters that cannot be seen; null where nothing usable is left. Files on disk are
    /// named by hash, so the name is only ever shown.
    /// </summary>
    public static string? SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (IsVisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        var safe = string.Join(' ', clean.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var hasStem = Path.GetFileNameWithoutExtension(safe).Trim('.', ' ').Length > 0;
        return hasStem && Encoding.UTF8.GetByteCount(safe) <= LongestName ? safe : null;
    }

    /// <summary>Joiners stay, for names in Indic scripts and emoji need them.</summary>
    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned)
            && rune.Value != 0xFFFD);
}
