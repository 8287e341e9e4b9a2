using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>A mail server on a free port of the loopback address that misbehaves as it is told.</summary>
internal sealed class SmtpStub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<StubMail> _all = [];
    private readonly ConcurrentQueue<StubMail> _confirmed = [];
    private readonly Task _serving;

    public SmtpStub()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How it treats a mail: "" as it should, "cut" and "hang" once it has the whole, "hang-greeting", or a reply to RCPT like "550 no such user".</summary>
    public string Mood { get; set; } = "";

    /// <summary>Mails that came whole, confirmed or not.</summary>
    public IReadOnlyList<StubMail> All => [.. _all];

    /// <summary>Mails that it confirmed.</summary>
    public IReadOnlyList<StubMail> Confirmed => [.. _confirmed];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await TalkAsync(reader, line => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token).AsTask());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side went.
            }
        }
    }

    private async Task TalkAsync(StreamReader reader, Func<string, Task> say)
    {
        if (Mood == "hang-greeting")
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }

        await say("220 stub");
        var commands = new List<string>();
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            commands.Add(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await say("354 go on");
                    var mail = new StubMail([.. commands], await DataAsync(reader));
                    _all.Enqueue(mail);
                    if (Mood == "cut")
                    {
                        return;
                    }

                    if (Mood == "hang")
                    {
                        await Task.Delay(Timeout.Infinite, _end.Token);
                    }

                    _confirmed.Enqueue(mail);
                    await say("250 taken");
                    break;
                case "RCPT" when Mood.Length > 0 && char.IsAsciiDigit(Mood[0]):
                    await say(Mood);
                    break;
                case "QUIT":
                    await say("221 bye");
                    return;
                default:
                    await say("250 ok");
                    break;
            }
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            data.Append(line).Append('\n');
        }

        return data.ToString();
    }
}

/// <summary>A mail as it came.</summary>
internal sealed record StubMail(IReadOnlyList<string> Commands, string Data)
{
    /// <summary>Its headers by name, unfolded; a name that stands there twice fails.</summary>
    public IReadOnlyDictionary<string, string> Headers => Data[..Data.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Its parts, decoded: text, then HTML.</summary>
    public IReadOnlyList<string> Parts => [.. Data.Split("Content-Transfer-Encoding: base64\n\n").Skip(1)
        .Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("\n--", StringComparison.Ordinal)].Replace("\n", "", StringComparison.Ordinal))))];
}
