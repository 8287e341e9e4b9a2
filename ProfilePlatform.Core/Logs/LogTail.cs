using System.Text;

namespace ProfilePlatform.Core.Logs;

/// <summary>Reads the end of a file from behind, a block at a time.</summary>
internal static class LogTail
{
    private const int Block = 64 * 1024;

    /// <summary>
    /// The last <paramref name="most"/> whole lines, newest first. A last line without its end is still being written and left out.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, int most, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.RandomAccess);
        var lines = new List<string>();
        var block = new byte[Block];
        // Bytes of the line whose beginning has not been found yet; null before the first line end.
        byte[]? rest = null;
        for (var position = file.Length; position > 0 && lines.Count < most;)
        {
            var length = (int)Math.Min(Block, position);
            position -= length;
            file.Position = position;
            await file.ReadExactlyAsync(block.AsMemory(0, length), cancellationToken);
            rest = TakeLines(block.AsSpan(0, length), rest, lines, most);
        }

        if (rest is { Length: > 0 } && lines.Count < most)
        {
            lines.Add(Encoding.UTF8.GetString(rest));
        }

        return lines;
    }

    private static byte[]? TakeLines(ReadOnlySpan<byte> block, byte[]? rest, List<string> lines, int most)
    {
        while (block.LastIndexOf((byte)'\n') is >= 0 and var end && lines.Count < most)
        {
            if (rest is not null)
            {
                lines.Add(Encoding.UTF8.GetString([.. block[(end + 1)..], .. rest]));
            }

            rest = [];
            block = block[..end];
        }

        return rest is null ? null : [.. block, .. rest];
    }
}
