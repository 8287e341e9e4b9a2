using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents.Reading;

namespace ProfilePlatform.Core.Documents;

/// <summary>
/// Reads documents, always in a process of their own: a hostile file was measured to take 15 GiB, another to overflow the stack, which no
/// exception handler can stop.
/// </summary>
public sealed class DocumentReader(DocumentReaderOptions options, TimeProvider time, ILogger<DocumentReader> log) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Concurrency);

    /// <summary>What can be read here just now.</summary>
    public ReaderStatus Status => ReaderStatus.Of(options.SearchPath);

    /// <summary>Reads the file at <paramref name="path"/>, or says why not. Waits for a free place first; the time limit runs from then.</summary>
    public async Task<DocumentReadResult> ReadAsync(string path, DocumentKind kind, CancellationToken cancellationToken)
    {
        var status = Status;
        if (kind == DocumentKind.Pdf && status.Pdftotext is null)
        {
            return new DocumentReadResult.Refused(DocumentRefusal.ReaderUnavailable);
        }

        await _places.WaitAsync(cancellationToken);
        try
        {
            using var limit = new CancellationTokenSource(options.TimeLimit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            string[] command = [.. options.Command, DocumentReaderChild.Verb, kind.ToString(), Path.GetFullPath(path), status.Pdftotext ?? "pdftotext"];
            var outcome = await ReaderProcess.RunAsync(command, options.TimeLimit, either.Token);
            return Understand(outcome, kind);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.ReaderTimedOut(kind, options.TimeLimit);
            return new DocumentReadResult.Refused(DocumentRefusal.TooComplex);
        }
        catch (DocumentRefusedException e)
        {
            return new DocumentReadResult.Refused(e.Refusal);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private DocumentReadResult Understand(ReaderProcess.Outcome outcome, DocumentKind kind)
    {
        // A reader answers every fault it can catch; one that ended otherwise ran out of stack, memory or processor time.
        if (outcome.ExitCode != 0 || Parse(outcome.Output) is not { } reply)
        {
            log.ReaderDied(kind, outcome.ExitCode);
            return new DocumentReadResult.Refused(DocumentRefusal.TooComplex);
        }

        return reply is { Text: { } text, PageStarts: { Count: > 0 } pages }
            ? new DocumentReadResult.Read(new CanonicalText(text, pages))
            : new DocumentReadResult.Refused(DocumentRefusal.ByReader.GetValueOrDefault(reply.Code ?? "", DocumentRefusal.Unreadable));
    }

    private static ReaderReply? Parse(byte[] output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, ReaderReply.Json.Default.ReaderReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
