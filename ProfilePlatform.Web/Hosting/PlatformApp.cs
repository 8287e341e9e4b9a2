using System.Text.Json;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Chat.Model;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Core.Matching;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Search;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Theming;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Web.Components;
using ProfilePlatform.Web.Features.Admin;
using ProfilePlatform.Web.Features.Audit;
using ProfilePlatform.Web.Features.Billing;
using ProfilePlatform.Web.Features.Chat;
using ProfilePlatform.Web.Features.Chat.Archive;
using ProfilePlatform.Web.Features.Credits;
using ProfilePlatform.Web.Features.Documents;
using ProfilePlatform.Web.Features.Enhancement;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Features.Identity.ApiKeys;
using ProfilePlatform.Web.Features.Indexing;
using ProfilePlatform.Web.Features.Leads;
using ProfilePlatform.Web.Features.Logs;
using ProfilePlatform.Web.Features.Matching;
using ProfilePlatform.Web.Features.Matching.Groups;
using ProfilePlatform.Web.Features.Notifications;
using ProfilePlatform.Web.Features.Profiles;
using ProfilePlatform.Web.Features.Search.NearMisses;
using ProfilePlatform.Web.Features.Usage;
using ProfilePlatform.Web.Features.Prompts;
using ProfilePlatform.Web.Features.Reference;
using ProfilePlatform.Web.Features.Search.Api;
using ProfilePlatform.Web.Features.Theming;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Hosting;

/// <summary>The application: what it is made of, and what it answers.</summary>
public static class PlatformApp
{
    /// <summary>In bytes: the largest document and the form around it.</summary>
    private const long LargestRequest = 6 * 1024 * 1024;

    /// <summary>The argument that throws the people index away before the start; it is then built again while the platform serves.</summary>
    private const string RebuildPeopleIndex = "--rebuild-people-index";

    /// <summary>Runs until it is told to stop. Bad configuration ends in one line and exit code 2.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        WebApplication? app = null;
        try
        {
            app = Build([.. args.Where(argument => argument != RebuildPeopleIndex)]);
            await app.StartPlatformAsync(rebuildPeopleIndex: args.Contains(RebuildPeopleIndex));
        }
        catch (Exception exception) when (StartFault.Line(exception) is { } line)
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            await Console.Error.WriteLineAsync(line);
            return 2;
        }

        await using (app)
        {
            await app.WaitForShutdownAsync();
            return 0;
        }
    }

    /// <summary>Puts the application together; <paramref name="settings"/> win over the environment.</summary>
    public static WebApplication Build(string[] args, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PlatformApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddDotEnv(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        var options = PlatformOptions.Read(builder.Configuration, builder.Environment.IsProduction());
        var signIn = SignInOptions.Read(builder.Configuration, options);
        var data = new DataDirectory(options.DataDir);
        SqliteNatives.Use();

        builder.Logging.AddLogs(options.LogLevel);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<LanguageModelPart>();
        builder.Services.AddSingleton<DiskPart>();
        builder.Services.AddRequestLimits(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddStorage(data);
        builder.Services.AddAudit();
        builder.Services.AddJobs(data);
        builder.Services.AddNotifications(options.Notifications);
        builder.Services.AddUsage(options.Usage);
        builder.Services.AddIdentity(signIn.Identity);
        builder.Services.AddCredits(options.Credits);
        builder.Services.AddLanguageModels(options.Llm);
        builder.Services.AddEmbeddings(remote: options.Embedding);
        builder.Services.AddPrompts();
        builder.Services.AddDocuments();
        builder.Services.AddProfiles();
        builder.Services.AddBilling(options.Billing);
        builder.Services.AddIndexing();
        builder.Services.AddPeopleSearch();
        builder.Services.AddSearchSessions(options.SearchPerMinute);
        builder.Services.AddMatching();
        builder.Services.AddLeads();
        builder.Services.AddChat(
            options.ChatPerMinute, options.ProfileChatPerMinute, options.RagTopK, new TurnLimits(options.ChatTurn), new ModelTwinOptions(options.MarksUnsupported));
        builder.Services.AddEnhancement(EnhancementTimes.Default with { Answer = options.EnhanceAnswer });
        builder.Services.AddTheming(new ThemingOptions(options.AiTheme));
        builder.Services.AddDemo(options.DemoPeople);
        builder.Services.AddWeb();
        builder.Services.AddTransport(signIn);
        builder.Services.AddSignIn(signIn, data);
        builder.Services.AddApi();
        builder.Services.AddReference();
        builder.Services.AddApiKeySignIn();
        builder.Services.AddPages();
        builder.Services.AddLiveSessions();
        builder.Services.AddCircuitOrigin();

        var app = builder.Build();
        app.UseRequestOrigin();
        app.UseTrustedProxies(signIn);
        app.UseSecurityHeaders();
        app.UseHttps(signIn);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true });
        app.UsePageFaults();
        app.UseMiddleware<RequestGate>();
        app.UseSignInDoor();
        app.UseAuthentication();
        app.UseApiKeys();
        app.UseLogActor();
        app.UseRequestLimits();
        app.UseAdminGate();
        app.UseAuthorization();
        app.UseSessionDoor();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapSignIn(signIn);
        var api = app.MapApi();
        api.MapProfiles();
        api.MapCards();
        api.MapPhotos();
        api.MapLifecycle();
        api.MapHistory();
        api.MapExport();
        api.MapDocuments();
        api.MapIndex();
        api.MapChat();
        api.MapArchive();
        api.MapPrompts();
        api.MapEnhancement();
        api.MapAppearance();
        api.MapLeads();
        api.MapAnswers();
        api.MapNearMisses();
        api.MapUsage();
        api.MapLogs();
        api.MapApiKeys();
        api.MapSystemPrompts();
        api.MapAdmin();
        api.MapMatchRuns();
        api.MapAudit();
        api.MapCredits();
        api.MapBilling();
        api.MapNotifications();
        api.MapPeopleSearch();
        api.MapMatches();
        api.MapMatchGroups();
        api.MapLlmTexts();
        app.MapReference();
        app.MapErasure();
        app.MapUnsubscribe();
        app.MapLookStyles();
        app.MapPages();
        return app;
    }

    private static void AddWeb(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            Problems.Complete(context.ProblemDetails);
            context.ProblemDetails.Extensions["trace_id"] = context.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<FaultHandler>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.DictionaryKeyPolicy = null;
        });
        services.AddSingleton<OwnerPrompts>();
    }
}
