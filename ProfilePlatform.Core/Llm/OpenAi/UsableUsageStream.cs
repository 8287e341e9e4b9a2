using System.Buffers;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// A reply with "usage":null in place of usage that cannot be read. An event stream is passed on line by line as it comes; other JSON as a whole.
/// What it may hold is for the stream below to limit.
/// </summary>
internal sealed class UsableUsageStream(Stream inner, bool byLine) : Stream
{
    private const int ChunkSize = 8 * 1024;

    private readonly byte[] _chunk = new byte[ChunkSize];
    private readonly ArrayBufferWriter<byte> _ready = new();
    private readonly ArrayBufferWriter<byte> _pending = new();
    private int _passed;
    private bool _ended;

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
        while (_passed == _ready.WrittenCount && !_ended)
        {
            Take(inner.Read(_chunk));
        }

        return Pass(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_passed == _ready.WrittenCount && !_ended)
        {
            Take(await inner.ReadAsync(_chunk, cancellationToken));
        }

        return Pass(buffer.Span);
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

    private int Pass(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _ready.WrittenCount - _passed);
        _ready.WrittenSpan.Slice(_passed, count).CopyTo(buffer);
        _passed += count;
        return count;
    }

    // All that was ready has been passed on.
    private void Take(int read)
    {
        _ready.ResetWrittenCount();
        (_passed, _ended) = (0, read == 0);
        var rest = _chunk.AsSpan(0, read);
        while (byLine && rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _pending.Write(rest[..(end + 1)]);
            Release();
            rest = rest[(end + 1)..];
        }

        _pending.Write(rest);
        if (_ended)
        {
            Release();
        }
    }

    private void Release()
    {
        var bytes = _pending.WrittenSpan;
        var start = byLine && bytes.StartsWith("data:"u8) ? "data:".Length : 0;
        if (UsageFigures.Unusable(bytes[start..]) is { } usage)
        {
            var (from, length) = usage.GetOffsetAndLength(bytes.Length - start);
            _ready.Write(bytes[..(start + from)]);
            _ready.Write("null"u8);
            _ready.Write(bytes[(start + from + length)..]);
        }
        else
        {
            _ready.Write(bytes);
        }

        _pending.ResetWrittenCount();
    }
}
