using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Chat;

/// <summary>Turns belong to the server: who asked may go away, and the answer is stored all the same.</summary>
public sealed class TurnRunnerTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private Guid _profileId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        var slug = await _host.Admin.PublishAnnaAsync();
        _profileId = (await _host.Services.GetRequiredService<ProfileDirectory>().FindAsync(Viewer.Platform, slug, Token))!.Id;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Turn_NobodyListens_IsStoredAllTheSame()
    {
        var runner = _host.Services.GetRequiredService<TurnRunner>();
        var started = await runner.StartAsync(Request("What did Anna build at Nordwind?"), Token);
        var turn = started.ShouldBeOfType<StartTurnResult.Started>().Turn;

        var stored = await Poll.UntilAsync(() => Read(turn.SessionId), turns => turns.Count == 1 && turns[0].Answer.Length > 0, Token);
        stored[0].Answered.ShouldBeTrue();
        stored[0].CitationsJson.ShouldContain("cv.md");
        stored[0].Followups.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Turns_ManyAtOnceInOneSession_AreNumberedWithoutGapOrDouble()
    {
        var runner = _host.Services.GetRequiredService<TurnRunner>();
        var first = (StartTurnResult.Started)await runner.StartAsync(Request("Hello"), Token);
        var session = first.Turn.SessionId;
        var more = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => runner.StartAsync(Request("Where did Anna study?", session), Token)));
        var stored = await Poll.UntilAsync(() => Read(session), turns => turns.Count == 21 && turns.All(turn => turn.Answer.Length > 0), Token);

        more.ShouldAllBe(result => result is StartTurnResult.Started);
        stored.Select(turn => turn.Number).ShouldBe(Enumerable.Range(1, 21));
    }

    [Fact]
    public async Task Conversation_AfterARestart_IsReadAndGoesOn()
    {
        var folder = Directory.CreateTempSubdirectory("platform-restart-").FullName;
        string slug, session;
        await using (var before = await PlatformHost.StartAsync(dataDir: folder, cancellationToken: Token))
        {
            slug = await before.Admin.PublishAnnaAsync();
            session = (await before.Admin.PostAsync($"/api/profiles/{slug}/chat", new { message = "Where did Anna study?" })).Body.Text("session_id");
        }

        await using (var after = await PlatformHost.StartAsync(dataDir: folder, cancellationToken: Token))
        {
            var (_, next) = await after.Admin.PostAsync($"/api/profiles/{slug}/chat", new { message = "And her skills?", session_id = session });
            next.Text("session_id").ShouldBe(session);
            next.GetProperty("turn").GetInt32().ShouldBe(2);
        }

        Directory.Delete(folder, recursive: true);
    }

    private Task<IReadOnlyList<ChatTurn>> Read(string session) =>
        _host.Services.GetRequiredService<Conversations>().ReadAsync(_profileId, session, Token);

    private TurnRequest Request(string message, string? session = null) => new(_profileId, message, session, [], "127.0.0.1");
}
