using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>What the conversation needs of the person behind it.</summary>
public interface ITwin
{
    /// <summary>The first words and three questions to begin with.</summary>
    Task<Greeting> GreetAsync(Profile profile, CancellationToken cancellationToken);

    /// <summary>Starts a turn; a refusal says why in plain words.</summary>
    Task<AskResult> AskAsync(TurnRequest request, CancellationToken cancellationToken);

    /// <summary>The text that a citation quotes from; null where the document is gone or has changed.</summary>
    Task<CanonicalText?> SourceAsync(Guid profileId, Citation citation, CancellationToken cancellationToken);

    /// <summary>Names of the documents that answers come from.</summary>
    Task<IReadOnlyList<string>> DocumentsAsync(Guid profileId, CancellationToken cancellationToken);
}

/// <summary>The first words of a conversation.</summary>
public sealed record Greeting(string Welcome, IReadOnlyList<string> Questions);

/// <summary>A turn under way, or why there is none.</summary>
public sealed record AskResult(RunningTurn? Turn, string? Refused);
