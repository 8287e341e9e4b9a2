using System.Globalization;
using System.Net;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Web.Hosting;

/// <summary>The process's configuration, read once from the environment and <c>.env</c>, and refused at start where it cannot work.</summary>
public sealed class PlatformOptions
{
    /// <summary>Where everything that lives past a restart is kept.</summary>
    public required string DataDir { get; init; }

    /// <summary>True when a request without a sign-in acts as the local admin.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>True when an empty platform is filled with fictional people.</summary>
    public required bool DemoPeople { get; init; }

    /// <summary>E-mail addresses of administrators, in lower case.</summary>
    public required IReadOnlySet<string> AdminEmails { get; init; }

    /// <summary>Least level of our own log entries.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary>Shown in the footer.</summary>
    public required string SupportEmail { get; init; }

    /// <summary>Passages that an answer is made from.</summary>
    public required int RagTopK { get; init; }

    /// <summary>Chat messages a minute that one visitor may send.</summary>
    public required int ChatPerMinute { get; init; }

    /// <summary>The longest that a turn of the chat may take (<c>CHAT_TURN_SECONDS</c>).</summary>
    public required TimeSpan ChatTurn { get; init; }

    /// <summary>How long a request for a rewriting waits for its run (<c>ENHANCE_ANSWER_SECONDS</c>).</summary>
    public required TimeSpan EnhanceAnswer { get; init; }

    /// <summary>True when sentences of a model that the documents do not hold are shown with a mark (<c>LLM_UNSUPPORTED=mark</c>); else they are dropped.</summary>
    public required bool MarksUnsupported { get; init; }

    /// <summary>Chat messages a minute that one profile takes of all its visitors together.</summary>
    public required int ProfileChatPerMinute { get; init; }

    /// <summary>Which language model is asked, and how.</summary>
    public required LlmOptions Llm { get; init; }

    /// <summary>How many tokens of language models a day allows.</summary>
    public required UsageLimits Usage { get; init; }

    /// <summary>How credits are given out.</summary>
    public required CreditOptions Credits { get; init; }

    /// <summary>People searches that one member may start in a minute (<c>SEARCH_PER_MINUTE</c>).</summary>
    public required int SearchPerMinute { get; init; }

    /// <summary>Which server embeds passages and questions; null where this machine does.</summary>
    public required EmbeddingOptions? Embedding { get; init; }

    /// <summary>By which ways notifications leave the platform.</summary>
    public required NotificationOptions Notifications { get; init; }

    /// <summary>True where owners are offered colours for a mood (<c>CAROUSEL_AI_THEME_ENABLED</c>).</summary>
    public required bool AiTheme { get; init; }

    /// <summary>Who is paid, and how much.</summary>
    public required BillingOptions Billing { get; init; }

    /// <summary>Addresses to listen on.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Reads and checks the configuration; <see cref="InvalidOptionsException"/> says in one line what is wrong.</summary>
    public static PlatformOptions Read(IConfiguration configuration, bool production)
    {
        var llm = LlmSettings.Read(configuration);
        string[] urls = [.. Text(configuration, "ASPNETCORE_URLS", "http://127.0.0.1:7860").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var local = Flag(configuration, "IS_LOCAL", whenMissing: false);
        var options = new PlatformOptions
        {
            DataDir = Text(configuration, "DATA_DIR", "data"),
            IsLocal = local,
            DemoPeople = Flag(configuration, "DEMO_PEOPLE", whenMissing: true),
            AdminEmails = Text(configuration, "ADMIN_EMAILS", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(email => email.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
            LogLevel = Level(configuration),
            SupportEmail = Text(configuration, "SUPPORT_EMAIL", "support@aiprofile.app"),
            RagTopK = Number(configuration, "RAG_TOP_K", 4, 1, 20),
            ChatPerMinute = Number(configuration, "CHAT_PER_MINUTE", 120, 1, 100_000),
            ChatTurn = TimeSpan.FromSeconds(Number(configuration, "CHAT_TURN_SECONDS", 30, 1, 30)),
            EnhanceAnswer = TimeSpan.FromSeconds(Number(configuration, "ENHANCE_ANSWER_SECONDS", 25, 1, 25)),
            MarksUnsupported = Text(configuration, "LLM_UNSUPPORTED", "drop").ToLowerInvariant() switch
            {
                "drop" => false,
                "mark" => true,
                var other => throw new InvalidOptionsException($"LLM_UNSUPPORTED must be drop or mark, not \"{other}\"."),
            },
            Usage = new UsageLimits
            {
                ProfileDailyTokens = Number(configuration, "PROFILE_DAILY_TOKENS", 500_000, 0, int.MaxValue),
                PlatformDailyTokens = Number(configuration, "PLATFORM_DAILY_TOKENS", 0, 0, int.MaxValue),
            },
            Credits = new CreditOptions(Number(configuration, "SIGNUP_CREDITS", 100, 0, 1_000_000)),
            SearchPerMinute = Number(configuration, "SEARCH_PER_MINUTE", 10, 1, 100_000),
            ProfileChatPerMinute = Number(configuration, "PROFILE_CHAT_PER_MINUTE", 600, 1, 1_000_000),
            AiTheme = Flag(configuration, "CAROUSEL_AI_THEME_ENABLED", whenMissing: true),
            Llm = llm,
            Embedding = EmbeddingSettings.Read(configuration, llm),
            Notifications = NotificationSettings.Read(configuration, local, urls),
            Billing = BillingSettings.Read(configuration),
            Urls = urls,
        };
        if (options.IsLocal && production)
        {
            throw new InvalidOptionsException("IS_LOCAL=true is refused in Production: it lets everybody act as admin.");
        }

        // The server's own section overrides ASPNETCORE_URLS.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        if (options.IsLocal && options.Urls.Concat(endpoints).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new InvalidOptionsException($"IS_LOCAL=true needs a loopback address, but ASPNETCORE_URLS or Kestrel:Endpoints has {open}.");
        }

        return options;
    }

    private static string Text(IConfiguration configuration, string name, string whenMissing) =>
        configuration[name] is { Length: > 0 } value ? value : whenMissing;

    private static bool Flag(IConfiguration configuration, string name, bool whenMissing) =>
        Text(configuration, name, whenMissing ? "true" : "false").ToLowerInvariant() switch
        {
            "true" or "1" or "yes" => true,
            "false" or "0" or "no" => false,
            var other => throw new InvalidOptionsException($"{name} must be true or false, not \"{other}\"."),
        };

    private static LogLevel Level(IConfiguration configuration) => Text(configuration, "LOG_LEVEL", "INFO").ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        var other => throw new InvalidOptionsException($"LOG_LEVEL must be TRACE, DEBUG, INFO, WARNING or ERROR, not \"{other}\"."),
    };

    internal static int Number(IConfiguration configuration, string name, int whenMissing, int least, int most) =>
        Text(configuration, name, whenMissing.ToString(CultureInfo.InvariantCulture)) is var text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOptionsException($"{name} must be a whole number from {least} to {most}, not \"{text}\".");

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
            : throw new InvalidOptionsException($"ASPNETCORE_URLS has \"{url}\", which is not an address.");
}

/// <summary>The configuration cannot work. The message is one line for whoever starts the process.</summary>
public sealed class InvalidOptionsException(string message) : Exception(message);
