using ProfilePlatform.Core.Indexing.Entries;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Reads the heads of all jobs of a section; those that are plain show the order for those that are not.</summary>
internal static class WorkOrder
{
    public static List<HeaderFields> Read(IReadOnlyList<Entry> entries)
    {
        var parts = entries.Select(entry => HeaderParts.Of(entry, "work")).ToList();
        var first = parts.ConvertAll(part => WorkHeader.Read(part.Parts, part.Place, true));
        var certain = first.Where(fields => fields.Certain).ToList();
        var titleFirst = certain.Count(fields => fields.TitleFirst) * 2 >= certain.Count;
        var companyFirst = !certain.Exists(fields => fields.TitleFirst);
        var read = new List<HeaderFields>(first.Count);
        for (var index = 0; index < first.Count; index++)
        {
            var fields = first[index].Certain || titleFirst ? first[index] : WorkHeader.Read(parts[index].Parts, parts[index].Place, false);

            // Several roles in one firm: its name stands above the first of them only.
            var inherits = index > 0 && fields is { Company: "", Title.Length: > 0 } && read[^1].Company.Length > 0 && companyFirst
                && parts[index].Parts.TrueForAll(part => part.Segment == parts[index].Parts[0].Segment) && entries[index].Date is not null
                && !fields.Title.Contains("freelance", StringComparison.OrdinalIgnoreCase) && !fields.Title.Contains("self-employed", StringComparison.OrdinalIgnoreCase);
            read.Add(inherits ? fields with { Company = read[^1].Company, Place = fields.Place ?? read[^1].Place } : fields);
        }

        return read;
    }
}
