using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Web.Features.Documents;

/// <summary>Takes files in one after the other; a file that is refused stops none of the others.</summary>
public sealed class UploadQueue(Func<string, Stream, CancellationToken, Task<DocumentRefusal?>> take)
{
    private const int Step = 64 * 1024;

    // Larger than any format may be: what is above it is refused without being sent.
    private const long MostBytes = 5 * 1024 * 1024;

    private readonly List<PendingUpload> _files = [];

    /// <summary>The files, in the order in which they came.</summary>
    public IReadOnlyList<PendingUpload> Files => _files;

    /// <summary>True while a file is on its way.</summary>
    public bool IsBusy => _files.Exists(file => !file.IsOver);

    /// <summary>Lists a file as waiting.</summary>
    public PendingUpload Add(string name, long size, bool replaces = false)
    {
        // A second attempt takes the place of the first.
        _files.RemoveAll(file => file.IsOver && file.Name == name);
        var file = new PendingUpload(name, size, replaces);
        _files.Add(file);
        return file;
    }

    /// <summary>Forgets the files that are over.</summary>
    public void Clear() => _files.RemoveAll(file => file.IsOver);

    /// <summary>Reads a listed file from <paramref name="open"/> and hands it in, saying after each step that something changed.</summary>
    public async Task SendAsync(PendingUpload file, Func<long, Stream> open, Action changed, CancellationToken cancellationToken)
    {
        if (file.Size > MostBytes)
        {
            file.Refuse(DocumentRefusal.TooLarge.Message);
            changed();
            return;
        }

        try
        {
            using var bytes = await ReceiveAsync(file, open, changed, cancellationToken);
            if (await take(file.Name, bytes, cancellationToken) is { } refusal)
            {
                file.Refuse(refusal.Message);
            }
            else
            {
                file.Take();
            }
        }
        catch (IOException)
        {
            file.Refuse("The file did not arrive, or could not be kept. Try it again.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The owner's page tells and logs it; the file must not seem to be on its way for ever.
            file.Refuse("Something went wrong on our side. Try it again.");
            throw;
        }

        changed();
    }

    private static async Task<MemoryStream> ReceiveAsync(
        PendingUpload file, Func<long, Stream> open, Action changed, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream((int)file.Size);
        await using var source = open(MostBytes);
        var buffer = new byte[Step];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            file.Arrive(bytes.Length);
            changed();
        }

        file.Arrive(file.Size);
        changed();
        bytes.Position = 0;
        return bytes;
    }
}
