using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Evals.People;

/// <summary>Somebody made up, and what is true of each card.</summary>
internal sealed record MadeUp(Profile Profile, List<ExperienceCard> Cards, List<CardFacts> Facts);

/// <summary>People made up from a seed: half of them of each half's professions.</summary>
internal sealed class Population
{
    private static readonly string[] Levels = ["Junior ", "", "Senior ", "Lead "];
    private static readonly string[] Goods = ["Trading", "Foods", "Furniture", "Events"];

    // Mentions of a profession by people who are not of it, of the first half and of the second.
    private static readonly string[][] Mentions =
    [
        ["Was never a {0} but shared a corridor with one", "Reported numbers to a {0} of another house", "Organised a yearly party for every {0} of the county", "Once wished to be a {0}"],
        ["Married to a {0}", "Rented rooms to a {0} and a baker", "Played a {0} in an amateur film", "No training as a {0}, though often taken for one"],
    ];

    private readonly Random _random;
    private readonly (Half Half, string[] Mentions)[] _halves;

    public Population(int people, int seed = 1)
    {
        _random = new Random(seed);
        _halves = [(Half.Fit(), Mentions[0]), (Half.HeldOut(), Mentions[1])];
        People = [.. Enumerable.Range(1, people).Select(number => One(number, _halves[number % 2]))];
        foreach (var (half, _) in _halves)
        {
            foreach (var deed in half.Professions.SelectMany(profession => profession.Deeds.Select(deed => (profession.Key, deed.Trap))))
            {
                Trap(half, deed.Key, deed.Trap, 1 + (people / 500));
            }
        }
    }

    public List<MadeUp> People { get; }

    public IEnumerable<Half> Halves => _halves.Select(half => half.Half);

    private MadeUp One(int number, (Half Half, string[] Mentions) of)
    {
        var id = new Guid(number, 1, 1, new byte[8]);
        var person = new MadeUp(new Profile { Id = id, Slug = $"p{number}", DisplayName = $"Person {number}", ContentVersion = 1, Enabled = true }, [], []);
        var profession = Any(of.Half.Professions);
        var around = _random.Next(8) == 0 ? Any(profession.Around) : default;
        var place = Any(of.Half.Cities);
        var count = _random.Next(1, 6);
        var level = Math.Min(3, (count + _random.Next(3)) / 2);
        var to = _random.Next(10) < 7 ? 9999 : _random.Next(2015, 2026);
        for (var index = 0; index < count; index++)
        {
            var from = Math.Min(to, 2026) - _random.Next(1, 5);
            var changed = _random.Next(5) == 0 ? Any(of.Half.Professions) : profession;
            place = _random.Next(4) == 0 ? Any(of.Half.Cities) : place;
            Add(person, of, changed, changed == profession ? around : default, new CardFacts(changed.Key, [], place.City, place.Country, "", [], level, from, to));
            to = from - (_random.Next(3) == 0 ? 1 : 0);
            level = Math.Max(0, level - _random.Next(2));
        }

        return person;
    }

    private void Add(MadeUp person, (Half Half, string[] Mentions) of, Profession profession, (string Title, string Text) around, CardFacts facts)
    {
        var isAround = around.Title is not null;
        facts = facts with
        {
            Profession = isAround ? "" : profession.Key,
            Firm = _random.Next(20) == 0 ? $"{Any(of.Half.Cities).City} {Any(Goods)}" : isAround ? $"{Any(Goods)} & Partners" : Any(profession.Firms),
            Skills = isAround ? [] : [.. profession.Skills.OrderBy(_ => _random.Next()).Take(_random.Next(1, 3))],
            Deeds = isAround || _random.Next(5) > 0 ? [] : [_random.Next(profession.Deeds.Length)],
        };
        var card = new ExperienceCard
        {
            Id = new Guid(PeopleIndexFixture.Number(person.Profile.Id), 2, (short)person.Cards.Count, new byte[8]),
            ProfileId = person.Profile.Id, Position = person.Cards.Count, Title = Levels[facts.Level] + (isAround ? around.Title : Any(profession.Titles)), CompanyName = facts.Firm,
            City = facts.City, Country = facts.Country, Location = $"{facts.City}, {facts.Country}", StartDate = $"{facts.From}-03-01", EndDate = facts.IsCurrent ? null : $"{facts.To}-02-01",
            IsCurrent = facts.IsCurrent, Summary = isAround ? around.Text : Any(profession.Duties),
        };
        Part(card, "responsibilities", isAround ? "Kept a list of contacts and met the month's targets" : Any(profession.Duties));
        foreach (var deed in facts.Deeds)
        {
            Part(card, "outcomes", Any(profession.Deeds[deed].Told));
        }

        if (facts.Skills.Length > 0)
        {
            Part(card, "tools", string.Join(", ", facts.Skills));
        }

        if (_random.Next(8) == 0 && Any(of.Half.Professions) is var other && other != profession)
        {
            Part(card, "other", string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(of.Mentions), other.Asked[0]));
        }

        card.SearchPhrases = [.. SearchPhrases.Of(new CardDraft
        {
            Kind = "experience", SourceKey = "", Source = default, Title = card.Title, CompanyName = card.CompanyName, City = card.City, Country = card.Country, Summary = card.Summary,
            StartDate = card.StartDate,
        })];
        person.Cards.Add(card);
        person.Facts.Add(facts);
    }

    // The asked words in another sense, on cards of people of other professions.
    private void Trap(Half half, string profession, string text, int people)
    {
        var others = People.Where((person, index) => _halves[(index + 1) % 2].Half == half && person.Facts.All(card => card.Profession != profession)).ToList();
        foreach (var person in Enumerable.Range(0, people).Select(_ => Any(others)))
        {
            Part(Any(person.Cards), "other", text);
        }
    }

    private static void Part(ExperienceCard card, string type, string text) => card.Children.Add(new CardChild
    {
        Id = new Guid(PeopleIndexFixture.Number(card.Id), (short)(100 + card.Position), (short)card.Children.Count, new byte[8]), CardId = card.Id,
        Position = card.Children.Count, ChildType = type, RawText = text,
    });

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
