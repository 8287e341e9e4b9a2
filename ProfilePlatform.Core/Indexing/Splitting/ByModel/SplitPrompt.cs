using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Prompts.Platform;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>How a model is asked to split a window of a document, and how it names topics.</summary>
internal static class SplitPrompt
{
    // Raised with any change of the platform's own that makes replies differ.
    private const string Version = "1";

    /// <summary>Part of the key of what is kept: other words make other replies.</summary>
    public static string VersionOf(string words) => words == SplitWords.Prompt.Default ? Version : $"{Version}-{TextHash.Of(words)[..16]}";

    /// <summary>The question about one window, in the administrators' words or the platform's.</summary>
    public static IReadOnlyList<ChatMessage> Of(string words, string text, SplitWindow window)
    {
        var part = window.Span.In(text);
        var mark = "=====" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)).AsSpan(0, 6)) + "=====";
        var question = new StringBuilder();
        if (window.Under is { } heading)
        {
            question.Append("The document goes on under this heading, which is not to be copied again:\n")
                .Append(mark).Append('\n').Append(heading.ReplaceLineEndings(" ")).Append('\n').Append(mark).Append("\n\nThe document:\n");
        }

        question.Append(mark).Append('\n').Append(part).Append('\n').Append(mark);
        return [new ChatMessage(ChatRole.System, SplitWords.Prompt.Compose(words)), new ChatMessage(ChatRole.User, question.ToString())];
    }

    /// <summary>The topic that a reply names, also by a heading's usual words ("work history"); null where nobody knows what it means.</summary>
    public static string? Topic(string named)
    {
        var name = named.Trim();
        return Topics.All.FirstOrDefault(topic => topic.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (HeadingLexicon.Find(name.Replace('_', ' ')) is { Exact: true } meaning ? meaning.Topic : null);
    }
}
