namespace ProfilePlatform.Tests.Evals.People;

/// <summary>What is true of a card, beside its text.</summary>
/// <param name="Profession">Key; empty for people around a profession.</param>
/// <param name="Deeds">Indexes of the profession's deeds that the card tells.</param>
/// <param name="Level">0 junior, 1 unsaid, 2 senior, 3 lead.</param>
/// <param name="To">Last year; 9999 where it still goes on.</param>
internal sealed record CardFacts(string Profession, int[] Deeds, string City, string Country, string Firm, string[] Skills, int Level, int From, int To)
{
    public bool IsCurrent => To == 9999;
}

/// <summary>What a query asks for; null or empty where it does not ask.</summary>
internal sealed record Need(string Profession)
{
    private const int Most = 3;

    /// <summary>False where the query names only the deed.</summary>
    public bool NamesRole { get; init; } = true;

    public int? Deed { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Firm { get; init; }

    public string? NotFirm { get; init; }

    public (int From, int To)? Years { get; init; }

    public string[] Skills { get; init; } = [];

    public int? Level { get; init; }

    public bool Current { get; init; }

    /// <summary>3 fits fully, 2 nearly, 1 partly, 0 not: what the best card says. All that is asked for must be true of one card.</summary>
    public int Grade(IEnumerable<CardFacts> cards) => cards.Max(Grade);

    private int Grade(CardFacts card)
    {
        if (card.Profession != Profession || card.Firm == NotFirm)
        {
            return 0;
        }

        var missed = Place(card) + Time(card) + (Firm is null || card.Firm == Firm ? 0 : 2) + Skills.Count(skill => !card.Skills.Contains(skill))
            + (Level is { } level ? Math.Min(2, Math.Abs(card.Level - level)) : 0) + (Current && !card.IsCurrent ? 1 : 0);
        var done = Deed is not { } deed || card.Deeds.Contains(deed);
        return Math.Max(0, done ? Most - missed : NamesRole && missed == 0 ? 1 : 0);
    }

    // Elsewhere in the same country is near.
    private int Place(CardFacts card) =>
        City is not null && card.City != City ? card.Country == Country ? 1 : 2 : City is null && Country is not null && card.Country != Country ? 2 : 0;

    // Up to two years off is near.
    private int Time(CardFacts card) =>
        Years is not { } years || card.From <= years.To && card.To >= years.From ? 0 : card.From <= years.To + 2 && card.To >= years.From - 2 ? 1 : 2;
}
