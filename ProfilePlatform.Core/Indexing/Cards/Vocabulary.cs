using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>
/// How strongly a few words name a role, an organisation or a degree, by the word lists. Scores run from 0 (no sign) to 4 (certain)
/// and are only compared with each other.
/// </summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> Roles = Lexicon.Words("roles");
    private static readonly HashSet<string> Degrees = Lexicon.Words("degrees").Select(word => word.Replace(".", "", StringComparison.Ordinal)).ToHashSet();
    private static readonly Dictionary<string, HashSet<string>> Organisations = Lexicon.Tables("organisations")
        .ToDictionary(table => table.Head, table => table.Items.Select(item => item.TrimEnd('.')).ToHashSet());

    private static readonly HashSet<string> HeadEnds = ["of", "for", "at", "in", "to", "with", "de", "und", "on"];
    private static readonly HashSet<string> Grades = ["i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "sr", "jr", "l3", "l4", "l5", "l6", "grade", "level"];

    /// <summary>"Head of Brand Marketing" 3, "Teacher training" 1.</summary>
    public static double Role(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var tokens = Tokens.Of(open > 3 ? text[..open] : text);
        if (tokens.Count is 0 or > 14)
        {
            return 0;
        }

        var head = tokens.FindIndex(1, HeadEnds.Contains);
        var last = (head < 0 ? tokens.Count : head) - 1;
        while (last > 0 && Grades.Contains(tokens[last]))
        {
            last--;
        }

        var certain = IsRole(tokens[last]);
        return (certain ? 3 : tokens.Exists(IsRole) ? 1 : 0) - (LegalForm(text, tokens) ? 2.5 : 0);
    }

    /// <summary>"Volta Pumps S.A." 4, "University of York" 3, "Flatiron Research" 2, "Flatiron" 0.</summary>
    public static double Organisation(string text)
    {
        var tokens = Tokens.Of(text);
        if (tokens.Count is 0 or > 14)
        {
            return 0;
        }

        if (LegalForm(text, tokens))
        {
            return 4;
        }

        if (tokens.Exists(Organisations["school"].Contains))
        {
            return 3;
        }

        return Organisations["word"].Contains(tokens[^1]) || Organisations["word"].Contains(tokens[0]) ? 2
            : tokens.Exists(Organisations["word"].Contains) ? 1.5 : 0;
    }

    /// <summary>"B.Tech in Computer Science" 3, "Honours Diploma" 2.</summary>
    public static double Degree(string text)
    {
        var tokens = Tokens.Of(text);
        for (var index = 0; index < Math.Min(tokens.Count, 8); index++)
        {
            var token = tokens[index].Replace(".", "", StringComparison.Ordinal);
            if (Degrees.Contains(token) || token.Contains('/', StringComparison.Ordinal) && token.Split('/').All(Degrees.Contains)
                || token.Contains('-', StringComparison.Ordinal) && Degrees.Contains(token[..token.IndexOf('-', StringComparison.Ordinal)]))
            {
                // "me" and "as" are words, "ME" and "AS" are degrees.
                return token.Length > 2 || text.Contains(token.ToUpperInvariant(), StringComparison.Ordinal) || tokens[index].Contains('.', StringComparison.Ordinal)
                    || text.Contains(char.ToUpperInvariant(token[0]) + token[1..], StringComparison.Ordinal) ? index < 2 ? 3 : 2 : 0;
            }
        }

        return 0;
    }

    /// <summary>True when the words name what somebody does.</summary>
    public static bool NamesRole(string text) => Role(text) >= 3;

    /// <summary>True when the words are likely a job title or the name of an organisation.</summary>
    public static bool NamesOrganisationOrRole(string text) => Role(text) >= 3 || Organisation(text) >= 2;

    private static bool IsRole(string token)
    {
        var dash = token.LastIndexOf('-');
        return Roles.Contains(token) || dash > 0 && Roles.Contains(dash + 2 >= token.Length ? token[..dash] : token[(dash + 1)..])
            || token.Contains('/', StringComparison.Ordinal) && token.Split('/').Any(Roles.Contains);
    }

    // A legal form stands at the end and in capitals: "AG" in "Blume & Söhne AG", not "as" in "worked as".
    private static bool LegalForm(string text, List<string> tokens)
    {
        var legal = Organisations["legal"];
        for (var index = Math.Max(1, tokens.Count - 3); index < tokens.Count; index++)
        {
            var token = tokens[index].TrimEnd('.');
            if (legal.Contains(token) && (token.Length > 2 || text.Contains(token.ToUpperInvariant(), StringComparison.Ordinal)
                || text.Contains(char.ToUpperInvariant(token[0]) + token[1..], StringComparison.Ordinal)) && (index == tokens.Count - 1 || token.Length > 2))
            {
                return true;
            }
        }

        return false;
    }
}
