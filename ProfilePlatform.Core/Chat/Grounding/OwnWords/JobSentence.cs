using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Sentences that say no more than the heading of a job: "She was Head Nurse at St Anne's in Leeds from May 2015 to June 2019."</summary>
internal static class JobSentence
{
    /// <summary>True for such a sentence.</summary>
    public static bool Is(Worded sentence, JobName job, HashSet<string> names)
    {
        var reading = new Reading(sentence, names);
        var dated = Dates(reading, job);
        var placed = !dated && AtFirm(reading, job);
        if (!reading.Person(comma: dated || placed) || !Held(reading, job) || !Title(reading, job))
        {
            return false;
        }

        _ = !placed && AtFirm(reading, job);
        _ = !dated && Dates(reading, job);
        return reading.IsAtEnd;
    }

    /// <summary>Takes "at St Anne's", with its place or without.</summary>
    public static bool AtFirm(Reading reading, JobName job) => reading.Try(() =>
    {
        if (!reading.Word(comma: false, "at") || !reading.Piece(job.Firm))
        {
            return false;
        }

        _ = reading.Try(() => reading.Word(comma: false, "in") ? Place() : job.Places.Count > 0 && reading.Piece(job.Places[0], comma: true) && Further());
        return true;

        bool Place() => job.Places.Count > 0 && reading.Piece(job.Places[0]) && Further();

        bool Further()
        {
            foreach (var place in job.Places.Skip(1))
            {
                if (!reading.Piece(place, comma: true))
                {
                    break;
                }
            }

            return true;
        }
    });

    /// <summary>Takes "a Head Nurse": the title as a whole.</summary>
    public static bool Title(Reading reading, JobName job)
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
