namespace ProfilePlatform.Core.Logs;

/// <summary>
/// Whose work a log entry comes from. It follows the work through calls and tasks; a request, a circuit and a job each begin one.
/// </summary>
/// <param name="actor">Who acts: the short form of a user's id, or <c>anon</c>, <c>local-admin</c>, <c>platform</c>. Never an e-mail address.</param>
/// <param name="id">The request's, circuit's or job's id.</param>
public sealed class LogOrigin(string actor, string id)
{
    /// <summary>The platform itself, outside any request or job.</summary>
    public const string Platform = "platform";

    private static readonly AsyncLocal<LogOrigin?> Flowing = new();
    private static readonly LogOrigin Nobody = new(Platform, "-");

    /// <summary>That of the work that is going on here.</summary>
    public static LogOrigin Current => Flowing.Value ?? Nobody;

    /// <summary>Who acts. Set again when a sign-in has been read.</summary>
    public string Actor { get; set; } = actor;

    /// <summary>The request's, circuit's or job's id.</summary>
    public string Id => id;

    /// <summary>The file that the work's entries go to beside <c>app</c>; null where their category decides.</summary>
    public LogType? Type { get; private init; }

    /// <summary>The profile that the work is for; null where the entry itself must say.</summary>
    public Guid? ProfileId { get; private init; }

    /// <summary>Entries are of <paramref name="origin"/> until the returned scope is disposed.</summary>
    public static IDisposable Begin(LogOrigin origin)
    {
        var scope = new Scope(Flowing.Value);
        Flowing.Value = origin;
        return scope;
    }

    /// <summary>The same actor and id, at work of this type for this profile, until the returned scope is disposed.</summary>
    public static IDisposable Within(LogType type, Guid profileId) =>
        Begin(new LogOrigin(Current.Actor, Current.Id) { Type = type, ProfileId = profileId });

    private sealed class Scope(LogOrigin? before) : IDisposable
    {
        public void Dispose() => Flowing.Value = before;
    }
}
