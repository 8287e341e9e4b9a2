using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// Carries out what a model asks for in one turn: at most two calls, each held against the visitor's own words. Nothing is written here; what
/// stands is stored in the transaction that completes the turn.
/// </summary>
internal sealed class ToolCalls(VisitorWords visitor)
{
    /// <summary>Calls that are carried out in a turn.</summary>
    public const int Most = 2;

    private readonly List<VisitorAddress> _addresses = [];
    private int _taken;

    /// <summary>Addresses to note.</summary>
    public IReadOnlyList<VisitorAddress> Addresses => _addresses;

    /// <summary>True where the model says that the passages do not answer the visitor's question.</summary>
    public bool QuestionIsOpen { get; private set; }

    /// <summary>Carries out a call; the text tells the model what came of it.</summary>
    public string Run(FunctionCallContent call)
    {
        if (_taken++ >= Most)
        {
            return "error: no more calls in this turn";
        }

        return call.Name switch
        {
            TwinTools.RecordUserDetails => NoteAddress(call),
            TwinTools.RecordUnknownQuestion => NoteQuestion(call),
            _ => "error: there is no such tool",
        };
    }

    private string NoteAddress(FunctionCallContent call)
    {
        if (Text(call, "email") is not { } email || visitor.Address(email) is not { } address)
        {
            return "error: the visitor wrote no such e-mail address";
        }

        _addresses.Add(new VisitorAddress(
            address, visitor.Name(Text(call, "name")) ?? "", visitor.Notes(Text(call, "notes")) ?? visitor.Message));
        return "noted";
    }

    // The model's wording is not kept: what the owner reads is what the visitor asked.
    private string NoteQuestion(FunctionCallContent call)
    {
        if (string.IsNullOrWhiteSpace(Text(call, "question")))
        {
            return "error: question is missing";
        }

        QuestionIsOpen = true;
        return "noted";
    }

    // Arguments that are no JSON come as none at all.
    private static string? Text(FunctionCallContent call, string name) => call.Arguments is not { } given || !given.TryGetValue(name, out var value) ? null : value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };
}
