using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.OwnTexts;

/// <summary>A text that an owner stands for and that no document holds. It is indexed and cited as a document is, for as long as its row says so.</summary>
internal sealed record OwnText
{
    private OwnText()
    {
    }

    /// <summary>Its id among the profile's documents; that of the row that holds it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What citations call it.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Topics"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>What its passages stand under; may be empty.</summary>
    public required string Heading { get; init; }

    /// <summary>All that a reader of a citation sees.</summary>
    public required CanonicalText Text { get; init; }

    /// <summary>The part of <see cref="Text"/> that answers quote.</summary>
    public required TextSpan Quoted { get; init; }

    /// <summary>SHA-256 of the whole text, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.Text)));

    /// <summary>A text under its heading, with <paramref name="behind"/> below it for readers alone.</summary>
    public static OwnText Of(Guid id, string name, string topic, string heading, string words, string behind)
    {
        var quoted = heading.Length > 0 ? $"{heading}\n{Lines(words)}" : Lines(words);
        return new OwnText
        {
            Id = id, Name = name, Topic = topic, Heading = heading, Quoted = new TextSpan(0, quoted.Length),
            Text = new CanonicalText(behind.Length > 0 ? $"{quoted}\n\n{Lines(behind)}" : quoted, [0]),
        };
    }

    /// <summary>An answer below its question, which is its heading: whoever opens it reads both, and the answer alone is quoted.</summary>
    public static OwnText Answer(Guid id, string name, string topic, string question, string answer)
    {
        var (words, start) = (Lines(answer), question.Length + 1);
        return new OwnText
        {
            Id = id, Name = name, Topic = topic, Heading = question, Quoted = new TextSpan(start, start + words.Length), Text = new CanonicalText($"{question}\n{words}", [0]),
        };
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
