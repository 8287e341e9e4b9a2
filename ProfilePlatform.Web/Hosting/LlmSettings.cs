using System.Globalization;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads which language model is asked, and how. No message repeats the key.</summary>
internal static class LlmSettings
{
    private const int MostTokens = 100_000;
    private const int LongestName = 200;
    private const int LongestTimeout = 600;
    private const float MostTemperature = 2;

    public static LlmOptions Read(IConfiguration configuration)
    {
        var defaults = new LlmOptions();
        return new LlmOptions
        {
            ApiKey = Key(configuration, "OPENROUTER_API_KEY"),
            BaseUrl = configuration["OPENROUTER_BASE_URL"] is { Length: > 0 } url ? Base("OPENROUTER_BASE_URL", url) : defaults.BaseUrl,
            Model = Model(configuration, "AI_MODEL") ?? defaults.Model,
            ExpensiveModel = Model(configuration, "AI_MODEL_EXPENSIVE") ?? "",
            Operations = Enum.GetValues<LlmOperation>().ToDictionary(operation => operation, operation => Operation(configuration, operation)),
        };
    }

    private static OperationOverride Operation(IConfiguration configuration, LlmOperation operation)
    {
        var prefix = $"LLM_{LlmOperations.Name(operation).ToUpperInvariant()}_";
        return new OperationOverride(
            Temperature(configuration, prefix + "TEMPERATURE"), Whole(configuration, prefix + "MAX_TOKENS", MostTokens), Model(configuration, prefix + "MODEL"),
            Whole(configuration, prefix + "TIMEOUT", LongestTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    // It goes into a header: a line break or a letter that is not ASCII would fail with every call instead of here.
    internal static string Key(IConfiguration configuration, string name) =>
        (configuration[name] ?? "").Trim() is var key && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new InvalidOptionsException($"{name} has characters that no key has.");

    internal static Uri Base(string name, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new InvalidOptionsException($"{name} must be an http or https address without user name, query or fragment, as https://openrouter.ai/api/v1.");

    internal static string? Model(IConfiguration configuration, string name) => configuration[name]?.Trim() switch
    {
        null or "" => null,
        { Length: <= LongestName } model when !model.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) => model,
        _ => throw new InvalidOptionsException($"{name} must be a model's name of at most {LongestName} characters without spaces."),
    };

    private static float? Temperature(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= MostTemperature => value,
        var text => throw new InvalidOptionsException($"{name} must be a number from 0 to {MostTemperature}, not \"{text}\"."),
    };

    private static int? Whole(IConfiguration configuration, string name, int most) => configuration[name] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most => value,
        var text => throw new InvalidOptionsException($"{name} must be a whole number from 1 to {most}, not \"{text}\"."),
    };
}
