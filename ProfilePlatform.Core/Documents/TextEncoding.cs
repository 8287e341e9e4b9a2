using System.Text;

namespace ProfilePlatform.Core.Documents;

/// <summary>Finds the encoding of a text file that does not say it.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The encoding, by byte order mark, by the place of zero bytes (UTF-16), by validity (UTF-8), else Windows-1252; null where the bytes are not text.
    /// </summary>
    public static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is { } marked)
        {
            return marked;
        }

        if (bytes.Contains((byte)0))
        {
            return Utf16(bytes);
        }

        var controls = 0;
        foreach (var value in bytes)
        {
            controls += value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1A) ? 1 : 0;
        }

        if (controls * 100 > bytes.Length)
        {
            return null;
        }

        if (IsUtf8(bytes))
        {
            return Encoding.UTF8;
        }

        // The five bytes that Windows-1252 leaves undefined.
        return bytes.IndexOfAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]) < 0 ? CodePagesEncodingProvider.Instance.GetEncoding(1252) : null;
    }

    /// <summary>The text, without its byte order mark.</summary>
    public static string Decode(byte[] bytes)
    {
        var encoding = Detect(bytes) ?? Encoding.UTF8;
        var mark = encoding.Preamble;
        return encoding.GetString(bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes);
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Spaces, digits and line ends have a zero byte in UTF-16, always on the same side; text has some in every script.</summary>
    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        Span<int> zeros = [0, 0];
        for (var i = 0; i < bytes.Length; i++)
        {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }

        if (Math.Max(zeros[0], zeros[1]) * 40 < bytes.Length || Math.Min(zeros[0], zeros[1]) > 0)
        {
            return null;
        }

        var encoding = new UnicodeEncoding(bigEndian: zeros[0] > 0, byteOrderMark: false, throwOnInvalidBytes: true);
        try
        {
            return encoding.GetString(bytes).Any(character => character < ' ' && character is not ('\t' or '\n' or '\r' or '\f')) ? null : encoding;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
