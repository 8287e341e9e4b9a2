using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>
/// Finds the line that a sentence repeats. A sentence may be shown as a model wrote it only where it is a whole line of a passage: word for word, with the same signs between,
/// from its beginning to its end, the person put before the deed; or the heading of a job read out. Nothing is left out, added or moved, so there is nothing to go wrong.
/// </summary>
internal sealed class Restatement
{
    // They point out of the line, or speak of somebody else than the reader would think.
    private static readonly string[] Pointing =
        ["it", "its", "this", "these", "those", "they", "them", "their", "he", "she", "his", "her", "him", "i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your"];

    // Further in, they join: "the platform that handles …".
    private static readonly string[] PointingFirst = ["that", "both", "such", "there", "then", "here"];
    private const int First = 3;

    private readonly HashSet<string> names;
    private readonly List<Source> sources = [];

    public Restatement(List<EvidenceUnit> units, HashSet<string> names)
    {
        this.names = names;
        var jobs = new Dictionary<int, JobName?>();
        foreach (var unit in units.Where(unit => !unit.IsPair && !unit.Entry.IsLetter && !unit.Entry.IsRow && unit.Entry.HeaderSpan.Length > 0 && WholeLines.IsOfJobs(unit.Chunk)))
        {
            if (!jobs.TryGetValue(unit.Entry.Id, out var job))
            {
                jobs[unit.Entry.Id] = job = JobName.Of(unit.Entry.HeaderSpan.In(unit.Entry.HeaderChunk.Text));
            }

            if (job is not null && (unit.IsHeader || WholeLines.IsItemUnderHeading(unit)))
            {
                sources.Add(new Source(unit, job, new Worded(unit.Span.In(unit.Chunk.Text))));
            }
        }
    }

    /// <summary>The line that says the same, and the heading of its job where the sentence names that; empty where none does.</summary>
    public IReadOnlyList<Support> Of(Claim claim)
    {
        var sentence = new Worded(claim.Text, claim.Terms);
        if (sentence.Count < 2 || sentence.Gap(0).Length > 0
            || sources.Find(source => source.Unit.IsHeader ? JobSentence.Is(sentence, source.Job, names) : Repeats(sentence, source)) is not { Unit: var unit })
        {
            return [];
        }

        if (unit.IsHeader)
        {
            return [unit.Entry.ToSupport()];
        }

        return claim.Terms[0].Text is "at" or "as" ? [unit.ToSupport(), unit.Entry.ToSupport()] : [unit.ToSupport()];
    }

    private bool Repeats(Worded sentence, Source source)
    {
        var line = source.Line;
        if (line.Count < 2 || line.Gap(0).Length > 0 || line.Tail != sentence.Tail || line.Terms.Exists(term => Pointing.Contains(term.Text)) || line.Terms.Take(First).Any(term => PointingFirst.Contains(term.Text)))
        {
            return false;
        }

        var reading = new Reading(sentence, names);
        var placed = JobSentence.Front(reading, source.Job);
        var (start, comma) = (reading.At, placed && sentence.Gap(reading.At) == ",");
        if ((start == 0 || comma || sentence.Gap(start).Length == 0) && sentence.Count - start == line.Count && SameFirst(sentence, start, line) && Rest(sentence, start, line))
        {
            return true;
        }

        if (!reading.Person(comma: placed))
        {
            return false;
        }

        var told = Deeds.Told(line, source.Job.IsCurrent);
        _ = told is not null && told == line.Terms[0].Text && !told.EndsWith('s') && reading.Word(comma: false, "has");
        _ = reading.Word(comma: false, "also");
        return told is not null && reading.Word(comma: false, told) && Ends(sentence, reading.At, line, 1) && sentence.Gap(reading.At) == line.Gap(1) && sentence.Holds(reading.At, line, 1);
    }

    // The first word may have lost its capital letter.
    private static bool SameFirst(Worded sentence, int start, Worded line) =>
        sentence.Terms[start].Kind == line.Terms[0].Kind && string.Equals(sentence.Raw(start), line.Raw(0), StringComparison.OrdinalIgnoreCase);

    private static bool Rest(Worded sentence, int start, Worded line) => sentence.Gap(start + 1) == line.Gap(1) && sentence.Holds(start + 1, line, 1);

    private static bool Ends(Worded sentence, int at, Worded line, int from) => sentence.Count - at == line.Count - from;

    private sealed record Source(EvidenceUnit Unit, JobName Job, Worded Line);
}
