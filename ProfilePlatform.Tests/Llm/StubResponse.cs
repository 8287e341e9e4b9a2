using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Puts a <see cref="StubReply"/> on the wire.</summary>
internal sealed class StubResponse(HttpContext context, StubRequest request)
{
    private const int HugePart = 8192;

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private CancellationToken Gone => context.RequestAborted;

    public async Task WriteAsync(StubReply reply)
    {
        try
        {
            if (reply is { Gate: { } gate, After: 0 })
            {
                await gate.PassAsync(Gone);
            }

            await (reply switch
            {
                { StatusCode: not 200 } => RefuseAsync(reply),
                { Raw: { } raw } => BodyAsync("application/json", raw),
                { Fault: StubFault.Hang, After: 0 } => HangAsync(),
                { Fault: StubFault.WrongType } => BodyAsync("text/html", "<html><body>Welcome to the hotel's network</body></html>"),
                { Fault: StubFault.Huge } => HugeAsync(reply.After),
                { Fault: StubFault.Cut } => CutAsync(reply),
                _ => request.Stream ? StreamAsync(reply) : WholeAsync(reply),
            });
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException || (gone is OperationCanceledException or IOException && Gone.IsCancellationRequested))
        {
            request.ClientWent();
        }
    }

    private Task RefuseAsync(StubReply reply)
    {
        context.Response.StatusCode = reply.StatusCode;
        if (reply.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        var error = new JsonObject { ["message"] = reply.Message, ["type"] = reply.StatusCode < 500 ? "invalid_request_error" : "server_error", ["code"] = reply.StatusCode };
        return BodyAsync("application/json", reply.Raw ?? new JsonObject { ["error"] = error }.ToJsonString());
    }

    private async Task WholeAsync(StubReply reply)
    {
        if (reply.Fault == StubFault.Malformed)
        {
            await BodyAsync("application/json", """{"id":"stub","choices":[{"message":""");
            return;
        }

        var body = StubChunks.Whole(request, reply).ToJsonString();
        if (reply.Fault is StubFault.Hang or StubFault.End)
        {
            context.Response.ContentType = "application/json";
            await SendAsync(body[..(body.Length / 2)]);
            await FaultAsync(reply.Fault);
            return;
        }

        await BodyAsync("application/json", body);
    }

    private async Task StreamAsync(StubReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        if (reply.Fault == StubFault.Malformed)
        {
            await SendAsync("data: {\"id\":\"stub\",\"choices\":[{\"delta\":\n\ndata: [DONE]\n\n");
            return;
        }

        var sent = 0;
        foreach (var (chunk, characters) in StubChunks.Stream(request, reply))
        {
            if (reply is { Gate: { } gate, After: > 0 } && sent >= reply.After)
            {
                await gate.PassAsync(Gone);
            }

            if (reply.Fault != StubFault.None && sent >= reply.After)
            {
                await FaultAsync(reply.Fault);
                return;
            }

            await SendAsync("data: " + chunk.ToJsonString() + "\n\n");
            sent += characters;
        }

        await SendAsync("data: [DONE]\n\n");
    }

    private Task FaultAsync(StubFault fault) => fault == StubFault.Hang ? HangAsync() : Task.CompletedTask;

    // Past the server, which would drop what it has not sent yet: here the bytes arrive, and then the end of the connection.
    private async Task CutAsync(StubReply reply)
    {
        await Socket.SendAsync(StubCut.Bytes(request, reply), Gone);
        Socket.Shutdown(SocketShutdown.Send);
        await HangAsync();
    }

    private Task HangAsync() => Task.Delay(Timeout.Infinite, Gone);

    // Past the server too, which swallows what is written to a client that has gone: what is counted here did leave.
    private async Task HugeAsync(int bytes)
    {
        var part = new string('x', HugePart);
        await SendPastServerAsync(
            $"HTTP/1.1 200 OK\r\nContent-Type: {(request.Stream ? "text/event-stream" : "application/json")}\r\nConnection: close\r\n\r\n"
            + (request.Stream ? "" : """{"id":"stub","object":"chat.completion","created":1,"model":"stub","choices":[{"index":0,"message":{"role":"assistant","content":" """));
        for (var sent = 0; sent < bytes; sent += HugePart)
        {
            await SendPastServerAsync(request.Stream ? "data: " + StubChunks.Delta(request, part).ToJsonString() + "\n\n" : part);
        }

        await SendPastServerAsync(request.Stream ? "data: [DONE]\n\n" : "\"},\"finish_reason\":\"stop\"}]}");
        Socket.Shutdown(SocketShutdown.Send);
        await HangAsync();
    }

    private async Task SendPastServerAsync(string text) => request.Sent(await Socket.SendAsync(Encoding.UTF8.GetBytes(text), Gone));

    private async Task BodyAsync(string type, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = type;
        context.Response.Headers.ContentLength = bytes.Length;
        context.Response.Headers["x-request-id"] = "stub-" + bytes.Length.ToString(CultureInfo.InvariantCulture);
        await SendAsync(bytes);
    }

    private Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, Gone);
        await context.Response.Body.FlushAsync(Gone);
        request.Sent(bytes.Length);
    }
}
