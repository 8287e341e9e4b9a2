using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Chat.Grounding.OwnWords;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// Checks sentences of a model against the passages of one turn. Made once a turn; a check is exact, knows no model and takes well under two milliseconds.
/// Safe for use by several threads.
/// </summary>
public sealed class GroundingCheck
{
    /// <summary>Sentences longer than this, in UTF-16 code units, are not read.</summary>
    public const int MaxSentence = 600;

    private readonly HashSet<string> names;
    private readonly List<EvidenceUnit> units;
    private readonly Courtesies courtesies;
    private readonly Restatement restatement;
    private readonly NearestLine nearest;

    /// <summary>Reads the passages.</summary>
    public GroundingCheck(GroundingSources sources)
    {
        names = Words.TextsIn($"{sources.DisplayName} {sources.FirstName}").ToHashSet();
        units = PassageUnits.Of(sources.Passages, names);
        courtesies = new Courtesies(names, sources.VisitorMessages);
        restatement = new Restatement(units, names);
        nearest = new NearestLine(units);
    }

    /// <summary>Checks one sentence.</summary>
    public SentenceVerdict Check(string sentence)
    {
        if (sentence.Length > MaxSentence)
        {
            return Unsupported($"it is longer than {MaxSentence} characters");
        }

        if (sentence.Contains(PlainReply.RemovedAddress, StringComparison.Ordinal))
        {
            return Unsupported("it holds a link or an address that is not in the documents");
        }

        if (SpellsInSigns(sentence))
        {
            return Unsupported("it spells words in signs that are no letters");
        }

        var claim = new Claim(sentence, names);
        if (courtesies.Is(claim, Stated))
        {
            return new SentenceVerdict(GroundingKind.Courtesy, [], []);
        }

        var knownAddress = claim.Terms.Exists(term => term.Kind == TermKind.Contact) && claim.Terms.TrueForAll(term => term.Kind != TermKind.Contact || units.Exists(unit => unit.Body.States(term)));
        if (Instructions.Objection(sentence, knownAddress) is { } instruction)
        {
            return Unsupported(instruction);
        }

        if (!Array.Exists(claim.Required, required => required))
        {
            return Unsupported("it says nothing that the documents could bear out");
        }

        return Rest(claim);

        bool Stated(IReadOnlyList<int> terms) => units.Exists(unit => terms.All(index => Coverage.Of(claim, index, unit) >= Place.Header));
    }

    /// <summary>True for a link, e-mail address or telephone number that stands in the passages or in what the visitor wrote.</summary>
    public bool KnowsAddress(string address)
    {
        var terms = TermReader.Read(address);
        return terms.Count > 0 && terms.TrueForAll(term => term.Kind == TermKind.Contact && (units.Exists(unit => unit.Body.States(term)) || courtesies.Wrote(term)));
    }

    private SentenceVerdict Rest(Claim claim) => restatement.Of(claim) is { Count: > 0 } supports
        ? new SentenceVerdict(GroundingKind.Supported, supports, [])
        : new SentenceVerdict(GroundingKind.Unsupported, [], Reasons.Of(claim, units)) { Instead = nearest.Of(claim, unit => LineQuotes.Of(unit, units, names)) };

    // Letters in circles and squares, of flags and of Braille: a reader reads them, and no search finds them.
    private static bool SpellsInSigns(string sentence)
    {
        foreach (var rune in sentence.EnumerateRunes())
        {
            if (rune.Value is (>= 0x2460 and <= 0x24FF) or (>= 0x2800 and <= 0x28FF) or (>= 0x3200 and <= 0x33FF) or (>= 0x1F100 and <= 0x1F1FF))
            {
                return true;
            }
        }

        return false;
    }

    private static SentenceVerdict Unsupported(string reason) => new(GroundingKind.Unsupported, [], [reason]);
}
