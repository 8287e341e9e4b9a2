using System.Collections.Frozen;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>What a word does in the build of a sentence.</summary>
internal enum WordRole
{
    /// <summary>A word or fact that says something.</summary>
    Content,

    /// <summary>Articles, possessives, auxiliaries: they may come and go.</summary>
    Free,

    /// <summary>"and", "or", "but".</summary>
    Coordinator,

    /// <summary>"of", "with", "by".</summary>
    Preposition,

    /// <summary>Begins a clause inside another: "that", "which", "because".</summary>
    Marker,

    /// <summary>"she", "it", "they".</summary>
    Pronoun,
}

/// <summary>The roles of words, by lists.</summary>
internal static class WordRoles
{
    // Words: "gave the opening keynote".
    private const int SupportReach = 3;

    private static readonly (string Head, string[] Items)[] Tables = [.. Lexicon.Tables("grounding-roles")];

    private static readonly FrozenDictionary<string, WordRole> Roles = new (string Name, WordRole Role)[]
        {
            ("preposition", WordRole.Preposition), ("coordinator", WordRole.Coordinator), ("marker", WordRole.Marker), ("free", WordRole.Free), ("pronoun", WordRole.Pronoun),
        }
        .SelectMany(pair => List(pair.Name).Select(word => (word, pair.Role))).ToFrozenDictionary(pair => pair.word, pair => pair.Role);

    private static readonly FrozenSet<string>[] Alike = [.. Tables.Where(table => table.Head == "like").Select(table => table.Items.ToFrozenSet())];
    private static readonly FrozenSet<string> Verbs = List("verb").ToFrozenSet();
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Tables.Where(table => table.Head != "like").ToFrozenDictionary(table => table.Head, table => table.Items.ToFrozenSet());

    public static WordRole Of(Term term) =>
        term.Kind != TermKind.Word ? WordRole.Content
        : Roles.TryGetValue(term.Text, out var role) ? role
        : WordRole.Content;

    /// <summary>The role of a word where it stands: "about" before a number is no preposition, and small words that say how are free.</summary>
    public static WordRole Of(List<Term> terms, int index)
    {
        var role = Of(terms[index]);
        return role == WordRole.Preposition && index + 1 < terms.Count && terms[index + 1].Kind == TermKind.Number && (IsIn("more", terms[index].Text) || IsIn("about", terms[index].Text)) ? WordRole.Free
            : role == WordRole.Content && IsIn("particle", terms[index].Text) ? index + 1 < terms.Count && terms[index + 1].Text is "to" ? role : WordRole.Free
            : role == WordRole.Content && terms[index].Text is "not" or "never" or "no" ? WordRole.Free
            : role == WordRole.Content && terms[index].Kind == TermKind.Word && Vocabulary.IsFunction(terms[index].Text) && !IsIn("one", terms[index].Text) ? WordRole.Free
            : role;
    }

    /// <summary>True where one preposition may stand for the other.</summary>
    public static bool AreAlike(string claimed, string stated) =>
        claimed == stated || Array.Exists(Alike, line => line.Contains(claimed) && line.Contains(stated));

    public static bool IsVerb(Term term) =>
        term.Kind == TermKind.Word && ((term.Text.Length > 4 && term.Text.EndsWith("ed", StringComparison.Ordinal)) || Array.Exists(Bases(term.Text), Verbs.Contains));

    /// <summary>A verb that says nothing beside its noun or dates: "gave a keynote", "ran from 2022 to 2024".</summary>
    public static bool IsSupport(List<Term> terms, int index) =>
        (IsIn("support-verb", terms[index].Text) && terms.Skip(index + 1).Take(SupportReach).Any(term => IsIn("support-noun", term.Text)))
        || (IsIn("lasting", terms[index].Text) && index > 0 && index + 2 < terms.Count && terms[index - 1].Text is not ("she" or "he" or "i") && terms[index + 1].Text is "from" or "between" && terms[index + 2].Kind == TermKind.Date);

    public static bool IsIn(string list, string word) => Lists[list].Contains(word);

    public static bool IsAdverb(Term term) =>
        term.Kind == TermKind.Word && (IsIn("adverb", term.Text) || (term.Text.Length > 4 && term.Text.EndsWith("ly", StringComparison.Ordinal)));

    /// <summary>"organiser", "editor": who does it.</summary>
    public static bool IsDoer(string word) =>
        word.Length > 4 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal)) && !Lists["verb"].Contains(word);

    // "runs", "running", "supplies".
    private static string[] Bases(string word)
    {
        var stem = word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : word.EndsWith('s') ? word[..^1] : word;
        return [word, IrregularForms.BaseOf(word), stem, stem + "e", stem.EndsWith('e') ? stem[..^1] : stem, stem.EndsWith("ie", StringComparison.Ordinal) ? stem[..^2] + "y" : stem, stem.Length > 2 && stem[^1] == stem[^2] ? stem[..^1] : stem];
    }

    private static string[] List(string name) => Tables.Single(table => table.Head == name).Items;
}
