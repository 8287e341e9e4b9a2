using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Search;

public sealed class AddSearchTests
{
    [Fact]
    public async Task Platform_Started_ReadsQueriesWithoutAModel()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await PlatformHost.StartAsync(cancellationToken: token);

        var criteria = await host.Services.GetRequiredService<QueryParser>().ParseAsync("backend engineers in Pune", token);

        criteria.Must.City.ShouldBe("Pune");
        host.Services.GetRequiredService<ModelReasons>().ShouldNotBeNull();
    }
}
