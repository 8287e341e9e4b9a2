using System.Globalization;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Audit;

/// <summary>What an administrator asks of the audit trail, as it stands in an address; the same for the page and the API.</summary>
/// <param name="Actor">A user's id or e-mail address, or a kind of actor.</param>
/// <param name="Action">An act, or the beginning of its name up to a dot.</param>
/// <param name="Subject">The id of a thing, or a kind of thing.</param>
/// <param name="From">A day, or a time.</param>
/// <param name="To">A day, which is included, or a time, which is not.</param>
public sealed record AuditQuery(string? Actor, string? Action, string? Subject, string? From, string? To)
{
    /// <summary>Turns it into a filter; what cannot be one is named by field.</summary>
    public async Task<(AuditFilter Filter, IReadOnlyDictionary<string, string[]> Errors)> ReadAsync(UserNames users, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var actorId = await ActorIdAsync(users, cancellationToken);
        return (new AuditFilter
        {
            ActorId = actorId,
            ActorKind = actorId is null ? Some(Actor) : null,
            Action = Some(Action),
            SubjectId = IdOf(Subject),
            SubjectKind = IdOf(Subject) is null ? Some(Subject) : null,
            From = Time("from", From, wholeDay: false, errors),
            Before = Time("to", To, wholeDay: true, errors),
        }, errors);
    }

    private async Task<Guid?> ActorIdAsync(UserNames users, CancellationToken cancellationToken) =>
        IdOf(Actor) ?? (Some(Actor) is { } text && text.Contains('@', StringComparison.Ordinal)
            // An address that nobody has finds nothing.
            ? (await users.FindAsync(text, cancellationToken)) ?? Guid.Empty
            : null);

    private static DateTimeOffset? Time(string field, string? text, bool wholeDay, Dictionary<string, string[]> errors)
    {
        if (Some(text) is not { } said)
        {
            return null;
        }

        if (DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(wholeDay && day < DateOnly.MaxValue ? 1 : 0);
        }

        // Without a "T" there are too many ways to read it.
        if (said.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        errors[field] = ["Must be a day like 2026-11-20, or a time like 2026-11-20T09:30:00Z."];
        return null;
    }

    private static Guid? IdOf(string? text) => Guid.TryParse(Some(text), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
