namespace ProfilePlatform.Core.Indexing;

/// <summary>Carries out one run.</summary>
internal sealed class IndexingPipeline
{
    public Task RunAsync(IndexRun run, CancellationToken cancellationToken) => throw new NotSupportedException();
}
