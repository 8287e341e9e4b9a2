namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Tells degree and school apart in the head of a study.</summary>
internal static class EducationHeader
{
    private static readonly string[] Marks = ["gpa", "cgpa", "grade", "first class", "distinction", "cum laude", "magna", "summa", "honors", "honours", "percentage", "score", "minor", "%"];

    public static HeaderFields Read(List<HeaderPart> parts, Place? place)
    {
        if (parts.Count == 0)
        {
            return new HeaderFields("", "", "", place);
        }

        var school = Best(parts, part => part.Organisation - part.Degree * 0.9);
        var degree = Best(parts, part => part.Degree >= 2 ? part.Degree - (part.Organisation >= 3 ? 1 : 0) : 0);
        if (school < 0 && degree < 0)
        {
            var second = parts.Count == 2 && parts[1].Segment == parts[0].Segment ? parts[1].Text : "";
            return new HeaderFields(parts[0].Text, second, "", place);
        }

        if (school < 0 || school == degree)
        {
            // No word says so: the other segment, or the other part, is the school.
            school = degree < 0 ? parts.Count > 1 ? 1 : 0 : parts.FindIndex(part => part.Segment != parts[degree].Segment);
            school = school < 0 && parts.Count > 1 ? (degree == 0 ? parts.Count - 1 : 0) : school;
        }

        if (degree < 0)
        {
            var study = parts.FindIndex(part => part != parts[Math.Max(school, 0)] && !IsMark(part.Text));
            return new HeaderFields(study < 0 ? "" : parts[study].Text, parts[Math.Max(school, 0)].Text, "", place);
        }

        // "BS" in one column, "Boğaziçi University, Computer Engineering" in the other: the field belongs to the title.
        var brief = !parts[degree].Text.Contains(' ', StringComparison.Ordinal);
        var title = new List<string> { parts[degree].Text };
        for (var index = 0; index < parts.Count; index++)
        {
            var beside = parts[index].Segment == parts[degree].Segment || brief && school >= 0 && parts[index].Segment == parts[school].Segment;
            if (index != degree && index != school && beside && !IsMark(parts[index].Text) && parts[index].Organisation < 3 && title.Count < 3 && (parts[index].Segment == parts[degree].Segment || IsField(parts[index].Text)))
            {
                title.Add(parts[index].Text);
            }
        }

        return new HeaderFields(string.Join(", ", title), school < 0 ? "" : parts[school].Text, "", place) { Certain = school >= 0 };
    }

    // One word beside the school that is no field of study is its town.
    private static bool IsField(string text) => text.Contains(' ', StringComparison.Ordinal) || FieldLexicon.Of(text, "", "").Domain.Length > 0;

    private static int Best(List<HeaderPart> parts, Func<HeaderPart, double> score)
    {
        var (best, most) = (-1, 0.5);
        for (var index = 0; index < parts.Count; index++)
        {
            if (score(parts[index]) > most)
            {
                (best, most) = (index, score(parts[index]));
            }
        }

        return best;
    }

    private static bool IsMark(string text) =>
        Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)) && text.Length < 40 || text.Count(char.IsAsciiDigit) > text.Length / 2;
}
