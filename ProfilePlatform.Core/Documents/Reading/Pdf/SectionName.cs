namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Recognises the commonest headings of CVs, for telling a column with headings of its own from margin notes.</summary>
internal static class SectionName
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "achievements", "activities", "awards", "certificates", "certifications", "contact", "courses", "education", "employment",
        "experience", "history", "honors", "honours", "hobbies", "interests", "internships", "languages", "links", "memberships", "objective",
        "patents", "personal", "portfolio", "positions", "profile", "projects", "publications", "qualifications", "references", "research",
        "skills", "strengths", "summary", "talks", "teaching", "tools", "training", "volunteering", "work",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "&", "of", "key", "core", "technical", "professional", "selected", "work", "career", "academic", "soft", "additional", "me", "details",
    };

    /// <summary>True when the whole line is such a heading.</summary>
    public static bool IsNamed(string line)
    {
        var words = Split(line);
        return words.Length is > 0 and <= 4 && words.Any(Words.Contains) && words.All(word => Words.Contains(word) || Fillers.Contains(word));
    }

    /// <summary>True when the whole line is such a heading, or one to three words in capitals.</summary>
    public static bool Is(string line) => IsNamed(line) || IsInCapitals(line);

    private static bool IsInCapitals(string line) =>
        Split(line).Length is > 0 and <= 3 && line.Count(char.IsLetter) > 4 && !line.Any(character => char.IsLower(character) || char.IsDigit(character) || character == ',');

    private static string[] Split(string line) => line.TrimEnd(':').Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
