namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// Reads so many bytes, then throws <see cref="ReplyTooLargeException"/>. A connection that breaks while a reply is read is a
/// <see cref="ReplyBrokenException"/>, which tells it from one that broke before there was a reply.
/// </summary>
internal sealed class LimitedStream(Stream inner, long most) : Stream
{
    private long _left = most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(inner.Read(buffer));
        }
        catch (IOException exception) when (exception is not ReplyTooLargeException)
        {
            throw new ReplyBrokenException(exception);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Count(await inner.ReadAsync(buffer, cancellationToken));
        }
        catch (IOException exception) when (exception is not ReplyTooLargeException)
        {
            throw new ReplyBrokenException(exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _left -= read;
        return _left < 0 ? throw new ReplyTooLargeException() : read;
    }
}

/// <summary>A reply is larger than any honest one.</summary>
internal sealed class ReplyTooLargeException() : IOException("The reply is too large.");

/// <summary>The connection broke while a reply was read.</summary>
internal sealed class ReplyBrokenException(IOException inner) : IOException("The reply broke off.", inner);
