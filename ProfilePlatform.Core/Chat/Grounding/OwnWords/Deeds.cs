using System.Collections.Frozen;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Verbs that open a line of a job and say what the person did there.</summary>
internal static class Deeds
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Lexicon.Tables("grounding-deeds").ToFrozenDictionary(table => table.Head, table => table.Items.ToFrozenSet());

    private static readonly FrozenDictionary<string, string> Present =
        Lists["present"].Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>"run", "runs": a deed that goes on.</summary>
    public static bool IsPresent(string verb) => Present.ContainsKey(verb) || Present.Values.Contains(verb);

    /// <summary>The verb as it stands after "she"; null where the line does not open with a deed of the person.</summary>
    /// <param name="line">The line.</param>
    /// <param name="goesOn">Whether the job has not ended: a line in the present tense under a job that has ended is not true any more.</param>
    public static string? Told(Worded line, bool goesOn)
    {
        if (line.Count < 2 || line.Terms[0].Kind != TermKind.Word || line.Gap(1).Length > 0)
        {
            return null;
        }

        var (verb, next) = (line.Terms[0].Text, line.Terms[1]);
        return Lists["at"].Contains(verb) ? verb
            : Lists["past"].Contains(verb) ? (next.Kind == TermKind.Word && Lists["passive"].Contains(next.Text) ? null : verb)
            : goesOn && (next.Kind == TermKind.Number || Lists["opens"].Contains(next.Text)) ? (Present.TryGetValue(verb, out var told) ? told : IsPresent(verb) ? verb : null)
            : null;
    }
}
