using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>A people index in a data folder of its own, filled past the projection.</summary>
internal sealed class PeopleIndexFixture : IDisposable
{
    private readonly bool _ownsFolder;

    public PeopleIndexFixture(DataDirectory? data = null)
    {
        _ownsFolder = data is null;
        Data = data ?? new DataDirectory(Directory.CreateTempSubdirectory("people-").FullName);
        Store = new PeopleStore(Data, NullLogger<PeopleStore>.Instance);
        Index = new PeopleIndex(Store, Data, NullLogger<PeopleIndex>.Instance);
    }

    public DataDirectory Data { get; }

    public PeopleStore Store { get; }

    public PeopleIndex Index { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PeopleIndexFixture> OfAsync(params Someone[] people)
    {
        var fixture = new PeopleIndexFixture();
        await fixture.Index.LoadAsync(Token);
        await fixture.ChangeAsync([.. people.Select(person => person.Change())]);
        return fixture;
    }

    public async Task ChangeAsync(params PersonChange[] changes)
    {
        var (meta, stored) = await Store.WriteAsync(changes, "test", Someone.Dimensions, Token);
        Index.Publish(changes.Select(change => change.ProfileId).ToHashSet(), stored, meta);
    }

    public Task RemoveAsync(Someone person) => ChangeAsync(new PersonChange(person.Id, null, HasVectors: false));

    /// <summary>As after a restart.</summary>
    public async Task RestartAsync()
    {
        Index = new PeopleIndex(Store, Data, NullLogger<PeopleIndex>.Instance);
        await Index.LoadAsync(Token);
    }

    public Task<RankedPeople> SearchAsync(PeopleQuery query) => Index.SearchAsync(query, Token);

    /// <summary>The numbers of those found in the strict tier, in ascending order.</summary>
    public async Task<int[]> FoundAsync(PeopleQuery query)
    {
        var strict = query with { Ranking = query.Ranking with { MinResults = 0 } };
        return [.. (await SearchAsync(strict)).People.Select(person => Number(person.ProfileId)).Order()];
    }

    public static int Number(Guid profileId) => BitConverter.ToInt32(profileId.ToByteArray());

    public static PeopleQuery Query(SearchCriteria? criteria = null, RankingProfile? ranking = null) =>
        new() { Criteria = criteria ?? new SearchCriteria(), Vector = Someone.Query, Ranking = ranking ?? RankingProfile.Classic };

    public void Dispose()
    {
        Store.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Data.Root, recursive: true);
        }
    }
}
