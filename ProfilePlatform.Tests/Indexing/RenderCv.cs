using System.Globalization;
using ProfilePlatform.Tests.Indexing.Cards;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>CVs made by RenderCV, each a PDF beside the YAML file that it was made from.</summary>
internal static class RenderCv
{
    /// <summary>The PDF files; the test is skipped where they are absent.</summary>
    public static IReadOnlyList<string> Files()
    {
        if (Repository.SharedData is { } data)
        {
            return [.. Directory.EnumerateFiles(Path.Combine(data, "resumes"), "*.pdf")
                .Where(pdf => File.Exists(Path.ChangeExtension(pdf, ".yaml"))).Order(StringComparer.Ordinal)];
        }

        Assert.Skip("The folder shared/data/resumes is absent.");
        return [];
    }

    /// <summary>Jobs and studies of a YAML file. Only what the generator's own examples use is understood: two-level lists of plain keys.</summary>
    public static IReadOnlyList<CardTruth> Truth(string yaml)
    {
        var truths = new List<CardTruth>();
        var section = "";
        var entry = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(yaml))
        {
            if (line.Length > 0 && line[0] != ' ' && line != "cv:")
            {
                section = "";
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal) && line[4] != ' ' && line.EndsWith(':'))
            {
                Close();
                section = line.Trim().TrimEnd(':').ToLowerInvariant();
            }
            else if (line.StartsWith("      - ", StringComparison.Ordinal))
            {
                Close();
                Add(line[8..]);
            }
            else if (line.StartsWith("        ", StringComparison.Ordinal) && line.Length > 8 && line[8] is not (' ' or '-'))
            {
                Add(line[8..]);
            }
        }

        Close();
        return truths;

        void Add(string pair)
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                entry[pair[..colon]] = pair[(colon + 1)..].Trim().Trim('\'', '"');
            }
        }

        void Close()
        {
            if (section == "experience" && entry.TryGetValue("company", out var company))
            {
                truths.Add(new CardTruth("experience", [entry["position"]], company, First(), Last()));
            }
            else if (section == "education" && entry.TryGetValue("institution", out var school))
            {
                truths.Add(new CardTruth("education", [entry.GetValueOrDefault("degree", ""), entry["area"]], school, First(), Last()));
            }

            entry.Clear();
        }

        string? First() => entry.TryGetValue("start_date", out var start) && start.Length > 0 ? Month(start).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

        string? Last() => !entry.TryGetValue("end_date", out var end) || end.Length == 0 ? null
            : end == "present" ? end : Month(end).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static DateOnly Month(string text) => DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture);
}
