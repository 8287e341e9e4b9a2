using System.Collections.Frozen;

namespace ProfilePlatform.Core.Text;

/// <summary>Names whose signs a word index would throw away, and compounds that people write in one word or two.</summary>
internal static class TechnicalNames
{
    private static readonly FrozenDictionary<string, string[]> Compounds = new Dictionary<string, string[]>
    {
        ["frontend"] = ["front", "end"],
        ["backend"] = ["back", "end"],
        ["fullstack"] = ["full", "stack"],
        ["nodejs"] = ["node", "js"],
        ["reactjs"] = ["react", "js"],
        ["vuejs"] = ["vue", "js"],
        ["nextjs"] = ["next", "js"],
        ["nuxtjs"] = ["nuxt", "js"],
        ["nestjs"] = ["nest", "js"],
        ["expressjs"] = ["express", "js"],
        ["angularjs"] = ["angular", "js"],
        ["threejs"] = ["three", "js"],
        ["d3js"] = ["d3", "js"],
        ["aspnet"] = ["asp", "dotnet"],
        ["vbnet"] = ["vb", "dotnet"],
        ["adonet"] = ["ado", "dotnet"],
        ["postgresql"] = ["postgres"],
        ["golang"] = ["go"],
        ["emails"] = ["email"],
    }.ToFrozenDictionary();

    /// <summary>The words that a folded word stands for, mostly itself.</summary>
    public static string[] Parts(string word) => Compounds.TryGetValue(word, out var parts) ? parts : [word];

    /// <summary>Length of ".NET" at a position, also inside "ASP.NET"; 0 where it does not stand. Web addresses ("x.net") are not it.</summary>
    public static int DotNetAt(string text, int position)
    {
        if (text[position] != '.' || !Continues(text, position + 1, "net") || IsWordAt(text, position + 4))
        {
            return 0;
        }

        var start = position;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        var before = text.AsSpan(start, position - start);
        return before.IsEmpty || before.Equals("asp", StringComparison.OrdinalIgnoreCase)
            || before.Equals("vb", StringComparison.OrdinalIgnoreCase) || before.Equals("ado", StringComparison.OrdinalIgnoreCase)
            ? 4
            : 0;
    }

    /// <summary>Code units of the signs that belong to a word ("++", "#", "-mail"), and the name that they make.</summary>
    public static int SignsAfter(string text, TextSpan span, string word, out string name)
    {
        name = word;
        var after = span.End;
        if (word.Length == 1 && Continues(text, after, "++"))
        {
            name = word + "plusplus";
            return 2;
        }

        if (word is "c" or "f" or "j" && Continues(text, after, "#") && !IsWordAt(text, after + 1))
        {
            name = word + "sharp";
            return 1;
        }

        if (word is "e" && (Continues(text, after, "-mail") || Continues(text, after, "\u2011mail")))
        {
            var plural = Continues(text, after + 5, "s") ? 1 : 0;
            name = "email";
            return IsWordAt(text, after + 5 + plural) ? Reset(word, out name) : 5 + plural;
        }

        return 0;
    }

    private static int Reset(string word, out string name)
    {
        name = word;
        return 0;
    }

    private static bool Continues(string text, int position, string what) =>
        position <= text.Length && text.AsSpan(position).StartsWith(what, StringComparison.OrdinalIgnoreCase);

    private static bool IsWordAt(string text, int position) => position < text.Length && char.IsLetterOrDigit(text[position]);
}
