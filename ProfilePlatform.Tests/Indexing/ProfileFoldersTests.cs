using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Tests.Indexing;

public sealed class ProfileFoldersTests : IDisposable
{
    private static readonly Guid Asha = new("aaaaaaaa-0000-7000-8000-000000000001");
    private static readonly Guid Bruno = new("bbbbbbbb-0000-7000-8000-000000000002");
    private readonly ProfileIndexFixture _fixture = new();
    private readonly ProfileFolders _folders;

    public ProfileFoldersTests() =>
        _folders = new ProfileFolders(_fixture.Data, _fixture.Index, TimeProvider.System, NullLogger<ProfileFolders>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Delete_Profile_RemovesItsFolderAlone()
    {
        foreach (var profile in new[] { Asha, Bruno })
        {
            await _fixture.Index.ReplaceAsync(profile, Passages.Content(1, Passages.Of("falcon")), Token);
            Directory.CreateDirectory(_fixture.Data.Documents(profile));
            await File.WriteAllTextAsync(Path.Combine(_fixture.Data.Documents(profile), "cv.txt"), "falcon", Token);
        }

        await _folders.DeleteAsync(Asha, Token);
        await _folders.DeleteAsync(Asha, Token);

        Directory.Exists(_fixture.Data.Profile(Asha)).ShouldBeFalse();
        Directory.GetFileSystemEntries(_fixture.Data.Trash).ShouldBeEmpty();
        await Should.ThrowAsync<ProfileIndexClosedException>(() => _fixture.Index.StatusAsync(Asha, Token));
        (await _fixture.Index.StatusAsync(Bruno, Token)).Chunks.ShouldBe(1);
        File.Exists(Path.Combine(_fixture.Data.Documents(Bruno), "cv.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Delete_UnderLoad_WaitsForReadersAndThenRefuses()
    {
        await _fixture.Index.ReplaceAsync(Asha, Passages.Content(1, Passages.Of([.. Enumerable.Range(0, 500).Select(i => $"falcon {i}")])), Token);
        var started = new CountdownEvent(3);
        var users = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var first = true;
            while (true)
            {
                // 500 or the exception: never a part, never an empty answer out of a folder that has gone.
                (await _fixture.Index.SearchAsync(Asha, Passages.Words("falcon") with { Limit = 1000 }, Token)).Count.ShouldBe(500);
                if (first)
                {
                    started.Signal();
                    first = false;
                }
            }
        })).ToArray();
        started.Wait(Token);

        await _folders.DeleteAsync(Asha, Token);

        foreach (var user in users)
        {
            await Should.ThrowAsync<ProfileIndexClosedException>(() => user);
        }
        Directory.Exists(_fixture.Data.Profile(Asha)).ShouldBeFalse();
    }

    [Fact]
    public async Task EmptyTrash_RemainsOfAnEarlierProcess_Go()
    {
        var remains = Path.Combine(_fixture.Data.Trash, "some-folder", "docs");
        Directory.CreateDirectory(remains);
        await File.WriteAllTextAsync(Path.Combine(remains, "cv.txt"), "falcon", Token);

        _folders.EmptyTrash();

        Directory.GetFileSystemEntries(_fixture.Data.Trash).ShouldBeEmpty();
    }
}
