using System.Text.Json;

namespace ProfilePlatform.Tests.Llm;

/// <summary>What the <see cref="StubProvider"/> replies.</summary>
internal sealed record StubReply
{
    public string Content { get; private init; } = "";

    public IReadOnlyList<StubToolCall> Calls { get; private init; } = [];

    public int StatusCode { get; private init; } = 200;

    /// <summary>The message of a refusal.</summary>
    public string Message { get; private init; } = "";

    public string? RetryAfter { get; private init; }

    public StubFault Fault { get; private init; }

    /// <summary>Characters that are sent before the fault, or before the gate.</summary>
    public int After { get; private init; }

    /// <summary>"stop", "length", "tool_calls"; null: by the reply.</summary>
    public string? FinishReason { get; init; }

    /// <summary>False: the provider says nothing about tokens.</summary>
    public bool ReportsUsage { get; private init; } = true;

    /// <summary>Tokens as reported; null: a fourth of the characters.</summary>
    public int? PromptTokens { get; private init; }

    /// <inheritdoc cref="PromptTokens"/>
    public int? CompletionTokens { get; private init; }

    /// <summary>In US dollars, as OpenRouter reports it; null: not reported.</summary>
    public decimal? Cost { get; private init; }

    /// <summary>Usage as it is sent; null: made of the tokens.</summary>
    public string? RawUsage { get; private init; }

    public StubGate? Gate { get; private init; }

    /// <summary>A body of its own, sent as JSON, in place of a chat reply.</summary>
    public string? Raw { get; private init; }

    public static StubReply Text(string text) => new() { Content = text };

    /// <summary>A text that is this value as JSON.</summary>
    public static StubReply Json(object value) => new() { Content = JsonSerializer.Serialize(value) };

    public static StubReply ToolCalls(params StubToolCall[] calls) => new() { Calls = calls };

    public static StubReply ToolCalls(string text, params StubToolCall[] calls) => new() { Content = text, Calls = calls };

    /// <param name="code">The HTTP status.</param>
    /// <param name="retryAfter">The header's value: seconds or a date.</param>
    /// <param name="message">What the error says.</param>
    /// <param name="body">The whole body, in place of one made of the message.</param>
    public static StubReply Status(int code, string? retryAfter = null, string? message = null, string? body = null) =>
        new() { StatusCode = code, RetryAfter = retryAfter, Message = message ?? $"The stub answers {code}.", Raw = body };

    /// <summary>Nothing, not even headers, until the client goes.</summary>
    public static StubReply Hang() => new() { Fault = StubFault.Hang };

    /// <summary>Streams so many characters, then nothing until the client goes.</summary>
    public static StubReply HangAfter(string text, int chars) => new() { Content = text, Fault = StubFault.Hang, After = chars };

    /// <summary>Streams so many characters, then breaks the connection.</summary>
    public static StubReply CutAfter(string text, int chars) => new() { Content = text, Fault = StubFault.Cut, After = chars };

    /// <summary>Streams so many characters, then ends the stream in good order, without a finish.</summary>
    public static StubReply EndAfter(string text, int chars) => new() { Content = text, Fault = StubFault.End, After = chars };

    /// <summary>Not JSON.</summary>
    public static StubReply Malformed() => new() { Fault = StubFault.Malformed };

    /// <summary>A web page with status 200.</summary>
    public static StubReply WrongType() => new() { Fault = StubFault.WrongType };

    /// <summary>A text of so many bytes.</summary>
    public static StubReply Huge(int bytes) => new() { Fault = StubFault.Huge, After = bytes };

    /// <summary>A body as it stands, with status 200 and the type of JSON.</summary>
    public static StubReply Body(string json) => new() { Raw = json };

    /// <summary>Reports this JSON, whatever it is, as usage.</summary>
    public StubReply ReportingUsage(string json) => this with { RawUsage = json };

    public StubReply WithoutUsage() => this with { ReportsUsage = false };

    public StubReply Using(int promptTokens, int completionTokens) => this with { PromptTokens = promptTokens, CompletionTokens = completionTokens };

    public StubReply Costing(decimal dollars) => this with { Cost = dollars };

    /// <summary>Nothing is sent before the gate opens.</summary>
    public StubReply HeldBy(StubGate gate) => this with { Gate = gate };

    /// <summary>A stream stops after so many characters until the gate opens.</summary>
    public StubReply HeldBy(StubGate gate, int afterChars) => this with { Gate = gate, After = afterChars };
}

/// <summary>How a reply goes wrong.</summary>
internal enum StubFault
{
    None,
    Hang,
    Cut,
    End,
    Malformed,
    WrongType,
    Huge,
}

/// <summary>A call of a tool; <paramref name="Arguments"/> are sent as they stand, so they may be wrong.</summary>
internal sealed record StubToolCall(string Name, string Arguments, string Id)
{
    public static StubToolCall Of(string name, object arguments, string id = "call_1") => new(name, JsonSerializer.Serialize(arguments), id);
}

/// <summary>Holds replies back until a test lets them go.</summary>
internal sealed class StubGate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a reply waits here; fails where none comes in two minutes.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Lets every reply go, now and later.</summary>
    public void Open() => _open.TrySetResult();

    internal Task PassAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _open.Task.WaitAsync(cancellationToken);
    }
}
