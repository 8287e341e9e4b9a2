using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Documents;

/// <summary>Removes what a crash left behind: unfinished uploads, and files whose document was never recorded or is deleted.</summary>
public sealed class DocumentSweep
{
    private readonly DocumentFiles _files;
    private readonly UnusedFiles _unused;
    private readonly ILogger<DocumentSweep> _log;

    internal DocumentSweep(DocumentFiles files, UnusedFiles unused, ILogger<DocumentSweep> log) => (_files, _unused, _log) = (files, unused, log);

    /// <summary>Runs once, after the database is up to date and before uploads are taken.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var profileId in _files.Profiles())
        {
            removed += _files.RemoveUnfinished(profileId);
            foreach (var sha256 in _files.Hashes(profileId))
            {
                removed += await _unused.RemoveAsync(profileId, sha256, cancellationToken);
            }
        }

        if (removed > 0)
        {
            _log.Swept(removed);
        }
    }
}
