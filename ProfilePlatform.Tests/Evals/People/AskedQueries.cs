namespace ProfilePlatform.Tests.Evals.People;

/// <summary>A query with what it asks for.</summary>
/// <param name="Family">Profession: what is left in or out of a bootstrap sample together.</param>
/// <param name="Template">Which kind of query.</param>
internal sealed record AskedQuery(string Text, Need Need, string Family, string Template);

/// <summary>
/// Queries of a half. What they ask for is taken from a card of the population, so that somebody fits. Halves ask by different patterns.
/// </summary>
internal sealed class AskedQueries(Population population, Half half, int seed)
{
    private readonly Random _random = new(seed);

    public List<AskedQuery> All() => [.. half.Professions.SelectMany(profession => half.Name == "fit" ? Fit(profession) : HeldOut(profession))];

    private IEnumerable<AskedQuery> Fit(Profession profession)
    {
        var (usual, other) = (profession.Asked[0], profession.Asked[1]);
        yield return Ask("place", profession, card => ($"{usual} in {card.City}", In(card)));
        yield return Ask("other words, country", profession, card => ($"looking for a {other}, {card.Country}", Within(card)));
        yield return Ask("skill, place", profession, card => ($"{usual} with {card.Skills[0]} in {card.City}", In(card) with { Skills = [card.Skills[0]] }));
        yield return Ask("firm, place", profession, card => ($"{usual} at {card.Firm}, {card.City}", In(card) with { Firm = card.Firm }), card => profession.Firms.Contains(card.Firm));
        yield return Ask("years", profession, card => ($"{usual} from {card.From} to {End(card)}", Role(card) with { Years = (card.From, End(card)) }));
        yield return Ask("standing, skill", profession, card => ($"senior {usual} with {card.Skills[0]}", Role(card) with { Level = 2, Skills = [card.Skills[0]] }), card => card.Level == 2);
        yield return Ask("skills, not firm", profession, card => ($"{usual} who knows {card.Skills[0]} and {card.Skills[1]}, not {Other(profession, card)}",
            Role(card) with { Skills = card.Skills, NotFirm = Other(profession, card) }), card => card.Skills.Length == 2);
        yield return Ask("current, country", profession, card => ($"currently {usual} in {card.Country}", Within(card) with { Current = true }), card => card.IsCurrent);
        for (var deed = 0; deed < profession.Deeds.Length; deed++)
        {
            var (number, asked) = (deed, profession.Deeds[deed].Asked);
            yield return Ask("role, deed", profession, card => ($"{usual} who {asked[0]}", Role(card) with { Deed = number }), card => card.Deeds.Contains(number));
            yield return Ask("deed", profession, card => ($"someone who {asked[1]}", Role(card) with { Deed = number, NamesRole = false }), card => card.Deeds.Contains(number));
            yield return Ask("deed, own words", profession, card => ($"experience: {string.Join(' ', Told(profession, number, 0).Take(4))}", Role(card) with { Deed = number, NamesRole = false }), card => card.Deeds.Contains(number));
        }

        yield return Ask("deed, country", profession, card => ($"who {profession.Deeds[0].Asked[0]} in {card.Country}?", Within(card) with { Deed = 0, NamesRole = false }), card => card.Deeds.Contains(0));
    }

    private IEnumerable<AskedQuery> HeldOut(Profession profession)
    {
        var (usual, other) = (profession.Asked[0], profession.Asked[1]);
        yield return Ask("place", profession, card => ($"a {usual} based near {card.City}", In(card)));
        yield return Ask("other words, country", profession, card => ($"need {other} for a project in {card.Country}", Within(card)));
        yield return Ask("skill, place", profession, card => ($"I want to hire a {usual} familiar with {card.Skills[0]} around {card.City}", In(card) with { Skills = [card.Skills[0]] }));
        yield return Ask("firm", profession, card => ($"who worked for {card.Firm} as {usual}", Role(card) with { Firm = card.Firm }), card => profession.Firms.Contains(card.Firm));
        yield return Ask("years, country", profession, card => ($"{usual} between {card.From} and {End(card)}, {card.Country}", Within(card) with { Years = (card.From, End(card)) }));
        yield return Ask("standing, skill", profession, card => ($"junior {usual} using {card.Skills[0]}", Role(card) with { Level = 0, Skills = [card.Skills[0]] }), card => card.Level == 0);
        yield return Ask("skills, not firm", profession, card => ($"{card.Skills[0]} {usual} ({card.Skills[1]} too) except {Other(profession, card)}",
            Role(card) with { Skills = card.Skills, NotFirm = Other(profession, card) }), card => card.Skills.Length == 2);
        yield return Ask("current, place", profession, card => ($"works as {usual} at present, {card.City}", In(card) with { Current = true }), card => card.IsCurrent);
        for (var deed = 0; deed < profession.Deeds.Length; deed++)
        {
            var (number, asked) = (deed, profession.Deeds[deed].Asked);
            yield return Ask("deed", profession, card => ($"has anybody ever {asked[0]}", Role(card) with { Deed = number, NamesRole = false }), card => card.Deeds.Contains(number));
            yield return Ask("role, deed", profession, card => ($"find me some {usual} that {asked[1]}", Role(card) with { Deed = number }), card => card.Deeds.Contains(number));
            yield return Ask("deed, own words", profession, card => ($"{usual} {string.Join(' ', Told(profession, number, 1).TakeLast(3))}", Role(card) with { Deed = number }), card => card.Deeds.Contains(number));
        }

        yield return Ask("role, deed, country", profession, card => ($"{usual} from {card.Country} having {profession.Deeds[1].Asked[1]}", Within(card) with { Deed = 1 }), card => card.Deeds.Contains(1));
    }

    private AskedQuery Ask(string template, Profession profession, Func<CardFacts, (string Text, Need Need)> ask, Func<CardFacts, bool>? about = null)
    {
        var cards = population.People.SelectMany(person => person.Facts).Where(card => card.Profession == profession.Key && card.Skills.Length > 0).ToList();
        var fitting = cards.Where(card => about is null || about(card)).ToList();
        // In a small population nobody may fit: then anybody of the profession is asked for, and what nobody has is graded as near.
        var (text, need) = fitting.Count > 0 ? ask(fitting[_random.Next(fitting.Count)]) : (profession.Asked[0], new Need(profession.Key));
        return new AskedQuery(text, need, profession.Key, template);
    }

    // The longer words of one of the two ways in which cards tell it.
    private static IEnumerable<string> Told(Profession profession, int deed, int way) => profession.Deeds[deed].Told[way].ToLowerInvariant().Split(' ', ',').Where(word => word.Length > 4);

    private static Need Role(CardFacts card) => new(card.Profession);

    private static Need In(CardFacts card) => Role(card) with { City = card.City, Country = card.Country };

    private static Need Within(CardFacts card) => Role(card) with { Country = card.Country };

    private static int End(CardFacts card) => Math.Min(card.To, 2026);

    private static string Other(Profession profession, CardFacts card) => profession.Firms.First(firm => firm != card.Firm);
}
