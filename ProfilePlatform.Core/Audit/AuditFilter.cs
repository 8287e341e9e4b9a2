namespace ProfilePlatform.Core.Audit;

/// <summary>Which entries are wanted; what is null does not matter.</summary>
public sealed record AuditFilter
{
    /// <summary>Only those of this user.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Only those of this kind of actor.</summary>
    public string? ActorKind { get; init; }

    /// <summary>Only this act, or those under it: "profile" lets "profile.created" through.</summary>
    public string? Action { get; init; }

    /// <summary>Only those about this thing.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Only those about this kind of thing.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Only from then on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only before then.</summary>
    public DateTimeOffset? Before { get; init; }

    internal IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries)
    {
        entries = ActorId is { } actor ? entries.Where(entry => entry.ActorId == actor) : entries;
        entries = ActorKind is { } actorKind ? entries.Where(entry => entry.ActorKind == actorKind) : entries;
        entries = SubjectId is { } subject ? entries.Where(entry => entry.SubjectId == subject) : entries;
        entries = SubjectKind is { } subjectKind ? entries.Where(entry => entry.SubjectKind == subjectKind) : entries;
        entries = From is { } from ? entries.Where(entry => entry.At >= from) : entries;
        entries = Before is { } before ? entries.Where(entry => entry.At < before) : entries;
        var under = Action + ".";
        return Action is { } action ? entries.Where(entry => entry.Action == action || entry.Action.StartsWith(under)) : entries;
    }
}
