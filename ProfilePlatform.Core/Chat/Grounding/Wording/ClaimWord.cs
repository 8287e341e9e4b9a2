using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>A word of a claim that says something, with what stands between it and the one before.</summary>
/// <param name="Index">Which term of the claim.</param>
/// <param name="Link">How it is joined to what stands before it.</param>
/// <param name="IsRequired">False for scaffolding that a passage need not hold.</param>
internal readonly record struct ClaimWord(int Index, Link Link, bool IsRequired);

/// <summary>What stands between two words of a claim.</summary>
internal readonly record struct Link
{
    /// <summary>The last preposition; null where there is none.</summary>
    public string? Preposition { get; init; }

    /// <summary>"and", "or", or a sign.</summary>
    public bool Joins { get; init; }

    /// <summary>"which", "that", "because".</summary>
    public bool Marks { get; init; }

    /// <summary>The person, named or as "she".</summary>
    public bool Person { get; init; }

    /// <summary>"it", "they".</summary>
    public bool Other { get; init; }

    /// <summary>"is", "was".</summary>
    public bool Is { get; init; }

    /// <summary>"has", "had".</summary>
    public bool Has { get; init; }

    /// <summary>Scaffolding verbs and nouns that were passed over.</summary>
    public string Frame { get; init; }

    /// <summary>What was passed over, and then this; past a sign, a preposition belongs to what was passed over.</summary>
    public Link After(Link before, string skipped) => new()
    {
        Preposition = Preposition ?? (Joins && skipped.Length > 0 ? null : before.Preposition), Joins = Joins || before.Joins, Marks = Marks || before.Marks, Person = Person || before.Person, Other = Other || before.Other,
        Is = Is || before.Is, Has = Has || before.Has, Frame = $"{before.Frame} {skipped}",
    };
}

/// <summary>Reads the words of a part of a claim.</summary>
internal static class ClaimWords
{
    private static readonly string[] Being = ["is", "are", "was", "were", "be", "been", "being"];
    private static readonly string[] Having = ["has", "have", "had", "having"];

    public static List<ClaimWord> Of(Claim claim, int start, int end, HashSet<string> names)
    {
        var words = new List<ClaimWord>();
        var link = new Link();
        for (var index = start; index < end; index++)
        {
            var term = claim.Terms[index];
            if (index > start && claim.Text.AsSpan(claim.Terms[index - 1].Span.End, Math.Max(0, term.Span.Start - claim.Terms[index - 1].Span.End)).IndexOfAny(",;:()\u2013\u2014".AsSpan()) >= 0)
            {
                link = link with { Joins = true };
            }

            var role = names.Contains(term.Text) ? WordRole.Pronoun : WordRoles.Of(claim.Terms, index);
            if (role == WordRole.Content || claim.Required[index])
            {
                words.Add(new ClaimWord(index, link, claim.Required[index]));
                link = new Link();
                continue;
            }

            var person = names.Contains(term.Text) || term.Text is "she" or "he";
            link = role switch
            {
                WordRole.Preposition => link with { Preposition = term.Text },
                WordRole.Coordinator => link with { Joins = true },
                WordRole.Marker => link with { Marks = true },
                WordRole.Pronoun => person && !IsOwner(term) ? link with { Person = true } : person ? link : link with { Other = true },
                _ => link with { Is = link.Is || Being.Contains(term.Text), Has = link.Has || Having.Contains(term.Text) },
            };
        }

        return words;
    }

    /// <summary>"In 2019, she …" as "she … in 2019"; null where nothing stands before the person.</summary>
    public static List<ClaimWord>? Unfronted(List<ClaimWord> words)
    {
        var subject = words.FindIndex(1, Math.Max(0, words.Count - 1), word => word.Link.Person);
        subject = subject < 0 ? words.FindIndex(1, Math.Max(0, words.Count - 1), word => word.Link is { Joins: true, Preposition: null }) : subject;
        if (subject <= 0 || words[0].Link.Preposition is null || words[0].Link.Person)
        {
            return null;
        }

        return [.. words.Skip(subject).Select((word, at) => at == 0 ? word with { Link = word.Link with { Joins = false } } : word), .. words.Take(subject).Select((word, at) => at == 0 ? word with { Link = word.Link with { Joins = true } } : word)];
    }

    private static bool IsOwner(Term term) => term.Span.Length > term.Text.Length + 1;
}
