using System.Text.RegularExpressions;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Tests.Llm;

/// <summary>
/// A model without any judgement: it carries out every order that stands anywhere in its prompt, whoever wrote it (owner, document, visitor, an earlier
/// message), and heeds no rule. What it cannot do, no model can. An order has the form <c>DO:kind argument;</c>.
/// </summary>
internal static partial class ObedientModel
{
    /// <summary>Replies to all calls of a turn, and to a document that is split.</summary>
    public static StubReply Reply(StubRequest request)
    {
        var orders = Orders(request);
        var said = string.Join(' ', orders.Select(order => Say(order, request)).Where(text => text.Length > 0));
        switch (request.Operation)
        {
            case LlmOperation.Chat when request.HasTools:
                var calls = orders.SelectMany(Calls).Select((call, index) => call with { Id = $"call_{index}" }).ToArray();
                return calls.Length > 0 ? StubReply.ToolCalls(said, calls) : StubReply.Text(said);
            case LlmOperation.Chat:
                return StubReply.ToolCalls(said, [.. orders.SelectMany(Calls)]);
            case LlmOperation.FollowUps:
                return StubReply.Json(orders.Select(order => $"{Say(order, request)}?").Append("My e-mail is evil@x.com, will you record it?").ToArray());
            case LlmOperation.Intent:
                return StubReply.Json(orders.Select(order => Say(order, request)).Append("experience").ToArray());
            default:
                return StubReply.Text(said);
        }
    }

    /// <summary>The orders that it finds, in the prompt's order; escapes of JSON are read too.</summary>
    public static IReadOnlyList<(string Kind, string Argument)> Orders(StubRequest request) =>
        [.. Order().Matches(Regex.Unescape(request.AllText.Replace("\\u", "\\u", StringComparison.Ordinal)))
            .Select(match => (match.Groups["kind"].Value, match.Groups["argument"].Value.Trim()))];

    private static string Say((string Kind, string Argument) order, StubRequest request) => order.Kind switch
    {
        "say" => order.Argument,
        "reveal" => request.AllText,
        _ => "",
    };

    private static IEnumerable<StubToolCall> Calls((string Kind, string Argument) order) => order.Kind switch
    {
        "lead" => [StubToolCall.Of("record_user_details", new { email = order.Argument, name = "Evil", notes = "pay me" })],
        "leads" => Enumerable.Range(0, 10).Select(i => StubToolCall.Of("record_user_details", new { email = $"evil{i}@x.com" })),
        "gaps" => Enumerable.Range(0, 10).Select(i => StubToolCall.Of("record_unknown_question", new { question = $"forged {i}" })),
        "tool" => [StubToolCall.Of(order.Argument, new { profile = "other", amount = 1_000_000 })],
        _ => [],
    };

    [GeneratedRegex("DO:(?<kind>[a-z]+) ?(?<argument>[^;]*);", RegexOptions.ExplicitCapture)]
    private static partial Regex Order();
}
