using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// How much may be asked: of one visitor, and of one profile by all its visitors together. It lives here and not in the web layer, because
/// circuits pass by the middleware.
/// </summary>
public sealed class ChatLimits(int perVisitor, int perProfile, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Allowances<string> _visitors = new(perVisitor, time);
    private readonly Allowances<Guid> _profiles = new(perProfile, time);

    /// <summary>
    /// Takes one message from both allowances; null if that was fine, else why not. A message that either refuses takes nothing from the other.
    /// </summary>
    public ChatRefusal? Take(string visitorKey, Guid profileId)
    {
        lock (_lock)
        {
            var (visitor, profile) = (_visitors.WaitOf(visitorKey), _profiles.WaitOf(profileId));
            if (visitor is null && profile is null)
            {
                _visitors.Take(visitorKey);
                _profiles.Take(profileId);
                return null;
            }

            return visitor >= (profile ?? TimeSpan.Zero)
                ? new ChatRefusal(visitor.Value, ByProfile: false)
                : new ChatRefusal(profile!.Value, ByProfile: true);
        }
    }

    /// <summary>What is left to the visitor, and to all visitors of the profile.</summary>
    public (Standing Visitor, Standing Profile) StandingOf(string visitorKey, Guid profileId)
    {
        lock (_lock)
        {
            return (_visitors.StandingOf(visitorKey), _profiles.StandingOf(profileId));
        }
    }
}

/// <summary>A message that was not taken.</summary>
/// <param name="RetryAfter">How long until the next one can be.</param>
/// <param name="ByProfile">True where others ask the profile too much; false where this visitor does.</param>
public sealed record ChatRefusal(TimeSpan RetryAfter, bool ByProfile);
