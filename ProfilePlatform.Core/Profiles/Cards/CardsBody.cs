using System.Text.Json;

namespace ProfilePlatform.Core.Profiles.Cards;

/// <summary>A profile's whole list of cards as an owner sends it: the API's shape, checked field by field.</summary>
internal static class CardsBody
{
    private const int MostCards = 200;
    private const int MostChildren = 20;
    private const int MostItems = 100;
    private const int Prose = 20_000;

    private static readonly string[] Kinds = ["experience", "education", "project", "publication", "patent"];
    private static readonly string[] ChildTypes = ["responsibilities", "outcomes", "tools", "metrics", "courses", "other"];
    private static readonly string[] Employments = ["full_time", "part_time", "contract", "internship", "freelance", "volunteer"];
    private static readonly string[] Levels = ["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"];
    private static readonly string[] States = ["proposed", "accepted", "dismissed"];

    private static readonly string[] Intents =
    [
        "work", "education", "project", "business", "research", "practice", "exposure", "achievement", "transition", "learning", "life_context",
        "community", "finance", "other", "mixed",
    ];

    private static readonly JsonSerializerOptions ItemNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The cards of <paramref name="json"/>, a list or an object with the list as <c>items</c>, and what is wrong by path.</summary>
    public static (List<CardDraft> Cards, Dictionary<string, string[]> Errors) Read(JsonElement json)
    {
        try
        {
            return ReadList(json);
        }
        catch (InvalidOperationException)
        {
            // JSON is decoded only when it is read: a name holds half a surrogate pair.
            return ([], new Dictionary<string, string[]>(StringComparer.Ordinal) { ["cards"] = ["Holds a name that is not valid Unicode text."] });
        }
    }

    private static (List<CardDraft> Cards, Dictionary<string, string[]> Errors) ReadList(JsonElement json)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("items", out var items) ? items : json;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostCards)
        {
            errors["cards"] = [$"Must be a list of at most {MostCards} cards."];
            return ([], errors);
        }

        var cards = list.EnumerateArray().Select((card, at) => Card(new JsonFields(card, $"cards[{at}]", errors), card)).ToList();
        foreach (var (card, at) in cards.Select((card, at) => (card, at)).Where(pair => pair.card.Id is not null)
            .GroupBy(pair => pair.card.Id).SelectMany(group => group.Skip(1)))
        {
            errors.TryAdd($"cards[{at}].id", ["Stands in the list twice."]);
        }

        return (cards, errors);
    }

    private static CardDraft Card(JsonFields fields, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            fields.End();
            return new CardDraft(null, new ExperienceCard());
        }

        var id = fields.Id("id");
        var card = new ExperienceCard
        {
            Kind = fields.OneOf("kind", Kinds, "experience"),
            Title = fields.Line("title", required: true),
            CompanyName = fields.Line("company_name"),
            TeamName = fields.Line("team_name"),
            Location = fields.Line("location"),
            City = fields.Line("city"),
            Country = fields.Line("country"),
            StartDate = fields.Day("start_date"),
            EndDate = fields.Day("end_date"),
            IsCurrent = fields.Flag("is_current"),
            Domain = fields.Line("domain"),
            SubDomain = fields.Line("sub_domain"),
            IntentPrimary = fields.OneOf("intent_primary", Intents, "work"),
            EmploymentType = fields.OneOf("employment_type", Employments, ""),
            SeniorityLevel = fields.OneOf("seniority_level", Levels, ""),
            Summary = fields.Prose("summary", Prose),
            EnhancedDescription = fields.Prose("enhanced_description", Prose),
            SearchPhrases = fields.Lines("search_phrases", 50, 200),
            State = Enum.Parse<CardState>(States.FirstOrDefault(fields.OneOf("state", States, "accepted").Equals, "accepted"), ignoreCase: true),
            Children = [.. fields.Objects("children", MostChildren).Select(Child)],
        };
        fields.End();
        if (card is { StartDate: { } start, EndDate: { } end } && string.CompareOrdinal(end, start) < 0)
        {
            fields.Wrong("end_date", "Must not lie before start_date.");
        }

        if (card is { IsCurrent: true, EndDate: not null })
        {
            fields.Wrong("end_date", "Must be null where is_current is true.");
        }

        return new CardDraft(id, card);
    }

    private static CardChild Child(JsonFields fields, int position)
    {
        var id = fields.Id("id");
        var value = fields.Object("value");
        var items = value.Objects("items", MostItems).Select(item =>
        {
            var read = new CardItem(item.Line("title", 500), item.Prose("description", Prose));
            item.End();
            return read;
        }).ToList();
        var child = new CardChild
        {
            Id = id ?? Guid.Empty,
            ChildType = fields.OneOf("child_type", ChildTypes, "other"),
            ItemsJson = JsonSerializer.Serialize(items, ItemNames),
            RawText = value.Prose("raw_text", Prose),
            Position = position,
        };
        value.End();
        fields.End();
        return child;
    }

    private sealed record CardItem(string Title, string Description);
}

/// <summary>A card as sent.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Card">Its fields; the ids of its children are empty where they are new.</param>
internal sealed record CardDraft(Guid? Id, ExperienceCard Card);
