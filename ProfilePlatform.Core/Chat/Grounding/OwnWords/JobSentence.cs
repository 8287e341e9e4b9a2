using ProfilePlatform.Core.Indexing.Cards;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Sentences that say no more than the heading of a job: "She was Head Nurse at St Anne's in Leeds from May 2015 to June 2019."</summary>
internal static class JobSentence
{
    /// <summary>True for such a sentence.</summary>
    public static bool Is(Worded sentence, JobName job, HashSet<string> names)
    {
        var reading = new Reading(sentence, names);
        var dated = Dates(reading, job);
        var placed = dated ? null : AtFirm(reading, job);
        if (!reading.Person(comma: dated || placed is not null) || !Held(reading, job) || !Title(reading, job))
        {
            return false;
        }

        placed ??= AtFirm(reading, job);
        _ = !dated && Dates(reading, job);
        return reading.IsAtEnd && IsWhole(job, placed ?? 0);
    }

    /// <summary>Takes "At St Anne's" or "As a Head Nurse at St Anne's" before a deed, if that is there.</summary>
    public static bool Front(Reading reading, JobName job) => reading.Try(() => AtFirm(reading, job) is not null)
        || reading.Try(() => reading.Word(comma: false, "as") && Title(reading, job) && IsWhole(job, AtFirm(reading, job) ?? 0));

    // "Head Nurse, St Anne's, Maternity Cover": what is not known to be a place may not be left off.
    private static bool IsWhole(JobName job, int places) => job.Places.Skip(places).All(place => Places.Around(place.Text).Count > 0 || Places.IsRegion(place.Text));

    // "at St Anne's", and how many of its places are named; null where it is not there.
    private static int? AtFirm(Reading reading, JobName job)
    {
        if (!reading.Try(() => reading.Word(comma: false, "at") && reading.Piece(job.Firm)))
        {
            return null;
        }

        var places = 0;
        while (places < job.Places.Count && (reading.Piece(job.Places[places], comma: true) || (places == 0 && reading.Try(() => reading.Word(comma: false, "in") && reading.Piece(job.Places[0])))))
        {
            places++;
        }

        return places;
    }

    // "a Head Nurse": the title as a whole.
    private static bool Title(Reading reading, JobName job)
    {
        _ = reading.Word(comma: false, "a", "an");
        return reading.Piece(job.Title, anyCase: true);
    }

    // What is over was; what goes on is, or has been.
    private static bool Held(Reading reading, JobName job)
    {
        if (reading.Word(comma: false, job.IsCurrent ? "is" : "was"))
        {
            return true;
        }

        return reading.Try(() => job.IsCurrent && reading.Word(comma: false, "has") && reading.Word(comma: false, "been"))
            || reading.Try(() => reading.Word(comma: false, job.IsCurrent ? ["works", "serves"] : ["worked", "served"]) && reading.Word(comma: false, "as"));
    }

    private static bool Dates(Reading reading, JobName job) => job.IsCurrent
        ? reading.Try(() => reading.Word(comma: false, "since") && reading.Date(job.Dates[0]))
        : reading.Try(() => reading.Word(comma: false, "from") && reading.Date(job.Dates[0]) && reading.Word(comma: false, "to", "until") && reading.Date(job.Dates[1]))
            || reading.Try(() => reading.Word(comma: false, "between") && reading.Date(job.Dates[0]) && reading.Word(comma: false, "and") && reading.Date(job.Dates[1]));
}
