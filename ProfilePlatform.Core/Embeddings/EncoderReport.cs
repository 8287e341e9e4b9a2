using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Writes the encoder's status to the log once, at start.</summary>
internal sealed class EncoderReport(EncoderStatus status, ILogger<EncoderReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (status.Available)
        {
            logger.EncoderAvailable(SentenceEncoder.ModelId);
        }
        else
        {
            logger.EncoderUnavailable(status.Reason);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
