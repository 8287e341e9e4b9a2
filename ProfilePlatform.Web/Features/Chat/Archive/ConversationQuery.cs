using System.Globalization;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Web.Features.Chat.Archive;

/// <summary>Filters of conversations as they stand in an address.</summary>
internal sealed record ConversationQuery(string? Q, string? Answered, string? Feedback, string? Topic, string? From, string? To)
{
    /// <summary>The filter, and what is wrong by field; a wrong one is left out.</summary>
    public (ConversationFilter Filter, IReadOnlyDictionary<string, string[]> Errors) Read()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var filter = new ConversationFilter
        {
            Text = (Q ?? "").Trim(),
            Answered = Choice(Answered, "answered", "yes", "no", errors),
            Helpful = Choice(Feedback, "feedback", "helpful", "not-helpful", errors),
            Topic = string.IsNullOrEmpty(Topic) || Topics.All.Contains(Topic) ? Topic ?? "" : Wrong("topic", $"Must be one of {string.Join(", ", Topics.All)}.", errors) ?? "",
            From = Day(From, "from", errors),
            To = Day(To, "to", errors),
        };
        return (filter, errors);
    }

    /// <summary>As a query with its question mark, and one field more; empty where there are none.</summary>
    public string Query(string? name = null, string? value = null)
    {
        (string Name, string? Value)[] fields = [("q", Q), ("answered", Answered), ("feedback", Feedback), ("topic", Topic), ("from", From), ("to", To), (name ?? "", value)];
        var said = fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}");
        return string.Join('&', said) is { Length: > 0 } query ? "?" + query : "";
    }

    private static bool? Choice(string? value, string field, string yes, string no, Dictionary<string, string[]> errors)
    {
        if (!string.IsNullOrEmpty(value) && value != yes && value != no)
        {
            Wrong(field, $"Must be {yes} or {no}.", errors);
        }

        return value == yes ? true : value == no ? false : null;
    }

    private static DateOnly? Day(string? value, string field, Dictionary<string, string[]> errors)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (!string.IsNullOrEmpty(value))
        {
            Wrong(field, "Must be a day: 2026-11-20.", errors);
        }

        return null;
    }

    private static string? Wrong(string field, string what, Dictionary<string, string[]> errors)
    {
        errors[field] = [what];
        return null;
    }
}
