using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Which conversations are wanted: those with a turn that fits all of it.</summary>
public sealed record ConversationFilter
{
    /// <summary>Stands in the question, the answer or the visitor's comment, whatever its case; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>False for turns that the documents did not answer; null for all.</summary>
    public bool? Answered { get; init; }

    /// <summary>The visitor's judgement; null for all.</summary>
    public bool? Helpful { get; init; }

    /// <summary>A topic of the question; empty for all.</summary>
    public string Topic { get; init; } = "";

    /// <summary>First day in UTC; null for no begin.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in UTC; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True where it leaves everything.</summary>
    public bool IsEmpty => this == new ConversationFilter();

    internal IQueryable<ChatTurn> TurnsOf(AppDbContext db, Guid profileId)
    {
        // The list of topics is one column of JSON, which LINQ cannot look into here.
        var topic = LikePattern.Containing($"\"{Topic}\"");
        var all = Topic.Length == 0 ? db.Set<ChatTurn>()
            : db.Set<ChatTurn>().FromSqlInterpolated($"""SELECT * FROM "chat_turns" WHERE "Topics" LIKE {topic} ESCAPE {LikePattern.Escape}""");
        var turns = all.AsNoTracking().Where(turn => turn.ProfileId == profileId);
        if (Text.Length > 0)
        {
            var pattern = LikePattern.Containing(Text);
            turns = turns.Where(turn => EF.Functions.Like(turn.Question, pattern, LikePattern.Escape) || EF.Functions.Like(turn.Answer, pattern, LikePattern.Escape)
                || EF.Functions.Like(turn.FeedbackComment, pattern, LikePattern.Escape));
        }

        if (Answered is { } answered)
        {
            turns = turns.Where(turn => turn.Answered == answered && turn.Answer != "");
        }

        if (Helpful is { } helpful)
        {
            turns = turns.Where(turn => turn.Helpful == helpful);
        }

        if (From is { } from)
        {
            var begin = Begin(from);
            turns = turns.Where(turn => turn.CreatedAt >= begin);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = Begin(to.AddDays(1));
            turns = turns.Where(turn => turn.CreatedAt < end);
        }

        return turns;
    }

    private static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
