using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Embeddings.Remote;

/// <summary>A remote encoder over a stub of its server, and the ledger that its requests fill.</summary>
public abstract class RemoteEncoderScene : IClassFixture<RemoteEncoderScene.Ledger>, IAsyncLifetime
{
    private protected const string Model = "text-embedding-3-small";

    private readonly Ledger _ledger;
    private readonly Guid _profile = Ids.New(TimeProvider.System);
    private protected StubProvider Stub { get; private set; } = null!;
    private protected EncoderHealth Health { get; private set; } = null!;

    protected RemoteEncoderScene(Ledger ledger) => _ledger = ledger;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Stub = await StubProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task ShouldFailAsync(LlmFault fault, EmbeddingGenerationOptions options, RemoteEncoder? encoder = null)
    {
        var thrown = await Should.ThrowAsync<LlmException>((encoder ?? Encoder()).GenerateAsync(["a", "b"], options, Token));
        thrown.Fault.ShouldBe(fault);
        thrown.ToString().ShouldNotContain(StubProvider.Key);
    }

    private protected RemoteEncoder Encoder(string key = StubProvider.Key, TimeSpan? questionLimit = null, TimeProvider? time = null, Uri? baseUrl = null)
    {
        var clock = time ?? TimeProvider.System;
        var options = new EmbeddingOptions
        {
            BaseUrl = baseUrl ?? Stub.BaseUrl, Model = Model, ApiKey = key, RetryDelay = TimeSpan.FromMilliseconds(1),
            QuestionLimit = questionLimit ?? TimeSpan.FromSeconds(20),
        };
        Health = new EncoderHealth(options, clock);
        return new RemoteEncoder(options, new TokenCounter(), new EmbeddingLedger(_ledger.Rows, _ledger.Budget, options, TimeProvider.System), Health, clock);
    }

    private protected EmbeddingGenerationOptions Passages() => new EmbeddingCall(_profile, "ann").ToOptions();

    private protected EmbeddingGenerationOptions Question() => (new EmbeddingCall(_profile, "ann") { IsQuestion = true }).ToOptions();

    private protected Task<List<UsageEntry>> RowsAsync(int count) => Poll.UntilAsync(
        async () =>
        {
            await using var db = await _ledger.Contexts.CreateDbContextAsync(Token);
            return await db.Set<UsageEntry>().AsNoTracking().Where(row => row.ProfileId == _profile).ToListAsync(Token);
        },
        rows => rows.Count >= count,
        Token);

    /// <summary>A platform whose ledger the requests stand in.</summary>
    public sealed class Ledger : IAsyncLifetime
    {
        private PlatformHost _host = null!;

        internal UsageLedger Rows => _host.Services.GetRequiredService<UsageLedger>();

        internal UsageBudget Budget => _host.Services.GetRequiredService<UsageBudget>();

        internal IDbContextFactory<AppDbContext> Contexts => _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>();

        public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync();

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
