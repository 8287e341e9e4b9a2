namespace ProfilePlatform.Core.Llm;

/// <summary>The table of operations: how each is carried out, by default and here.</summary>
public sealed class LlmOperations
{
    private static readonly Row[] Rows =
    [
        new(LlmOperation.Chat, "chat", "Answers a visitor", 0.2f, 400),
        new(LlmOperation.Intent, "intent", "Finds the topics of a question", 0, 200),
        new(LlmOperation.Split, "split", "Cuts a document into sections by topic", 0.1f, 4000),
        new(LlmOperation.FollowUps, "follow_ups", "Suggests what to ask next", 0, 300),
        new(LlmOperation.Theme, "theme", "Makes a colour theme of a mood", 0.7f, 150),
        new(LlmOperation.QueryCleanup, "query_cleanup", "Cleans a people search's words", 0, 200),
        new(LlmOperation.QueryExtract, "query_extract", "Takes a people search apart into criteria", 0, 1500),
        new(LlmOperation.WhyMatched, "why_matched", "Says why a person matches a search", 0.1f, 1200),
        new(LlmOperation.MatchScore, "match_score", "Scores matches, cheaply", 0, 1500),
        new(LlmOperation.MatchRescore, "match_rescore", "Scores matches again with the expensive model", 0, 1500, Expensive: true),
        new(LlmOperation.Enhance, "enhance", "Rewrites a profile's texts", 0.3f, 4000),
        new(LlmOperation.CardExtract, "card_extract", "Reads experience cards from sections", 0.1f, 4000),
    ];

    private readonly Dictionary<LlmOperation, OperationView> _views;

    /// <summary>Lays the configured values over the defaults.</summary>
    public LlmOperations(LlmOptions options) => _views = Rows.ToDictionary(row => row.Operation, row => View(row, options));

    /// <summary>Every operation, in the order of the table.</summary>
    public IReadOnlyList<OperationView> All => [.. Rows.Select(row => _views[row.Operation])];

    /// <summary>The name in the ledger: "chat", "follow_ups".</summary>
    public static string Name(LlmOperation operation) => Rows.First(row => row.Operation == operation).Name;

    /// <summary>How the operation is carried out here.</summary>
    public OperationSettings For(LlmOperation operation) => _views[operation].Settings;

    private static OperationView View(Row row, LlmOptions options)
    {
        var own = options.Operations.GetValueOrDefault(row.Operation) ?? new OperationOverride();
        var shared = row.Expensive && options.ExpensiveModel.Length > 0 ? options.ExpensiveModel : options.Model;
        return new OperationView(
            row.Operation, row.Name, row.Purpose, new OperationSettings(own.Temperature ?? row.Temperature, own.MaxOutputTokens ?? row.MaxOutputTokens, own.Model ?? shared))
        {
            TemperatureIsOwn = own.Temperature is { } temperature && temperature != row.Temperature,
            MaxOutputTokensIsOwn = own.MaxOutputTokens is { } tokens && tokens != row.MaxOutputTokens,
            ModelIsOwn = own.Model is { } model && model != shared,
        };
    }

    private sealed record Row(LlmOperation Operation, string Name, string Purpose, float Temperature, int MaxOutputTokens, bool Expensive = false);
}

/// <summary>A line of the table of operations.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Name">Its name in the ledger.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
/// <param name="Settings">How it is carried out here.</param>
public sealed record OperationView(LlmOperation Operation, string Name, string Purpose, OperationSettings Settings)
{
    /// <summary>True where the temperature differs from the default.</summary>
    public bool TemperatureIsOwn { get; init; }

    /// <summary>True where the token limit differs from the default.</summary>
    public bool MaxOutputTokensIsOwn { get; init; }

    /// <summary>True where the model differs from that of operations of its kind.</summary>
    public bool ModelIsOwn { get; init; }
}
