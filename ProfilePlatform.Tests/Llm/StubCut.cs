using System.Globalization;
using System.Text;

namespace ProfilePlatform.Tests.Llm;

/// <summary>The bytes of a reply that breaks off, its head included.</summary>
internal static class StubCut
{
    public static byte[] Bytes(StubRequest request, StubReply reply) => Encoding.UTF8.GetBytes(request.Stream ? Stream(request, reply) : Whole(request, reply));

    private static string Stream(StubRequest request, StubReply reply)
    {
        var body = new StringBuilder();
        var sent = 0;
        foreach (var (chunk, characters) in StubChunks.Stream(request, reply).TakeWhile(_ => sent < reply.After))
        {
            body.Append("data: ").Append(chunk.ToJsonString()).Append("\n\n");
            sent += characters;
        }

        var length = Encoding.UTF8.GetByteCount(body.ToString()).ToString("x", CultureInfo.InvariantCulture);
        return $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n{length}\r\n{body}\r\n";
    }

    private static string Whole(StubRequest request, StubReply reply)
    {
        var body = StubChunks.Whole(request, reply).ToJsonString();
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        return $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body[..(body.Length / 2)]}";
    }
}
