using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>What every store of profiles' passages must do.</summary>
public abstract partial class ProfileIndexContract
{
    protected static readonly Guid Asha = new("aaaaaaaa-0000-7000-8000-000000000001");
    protected static readonly Guid Bruno = new("bbbbbbbb-0000-7000-8000-000000000002");

    internal abstract IProfileIndex Index { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected Task<IReadOnlyList<IndexChange>> Replace(Guid profile, IndexContent content) => Index.ReplaceAsync(profile, content, Token);

    private protected async Task<string[]> Find(Guid profile, IndexQuery query) =>
        [.. (await Index.SearchAsync(profile, query, Token)).Select(hit => hit.Chunk.Text)];

    [Fact]
    public async Task Status_NothingIndexed_IsZeros()
    {
        var status = await Index.StatusAsync(Asha, Token);

        status.Chunks.ShouldBe(0);
        status.Topics.ShouldBeEmpty();
        status.ContentVersion.ShouldBe(0);
        status.Encoder.ShouldBe("");
        (await Index.ReadAsync(Asha, [], 10, Token)).ShouldBeEmpty();
        (await Find(Asha, Passages.Words("anything"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replace_Passages_AreReadBackAsGiven()
    {
        Chunk[] chunks =
        [
            Passages.One("She led the Kestrel platform team.", heading: "Acme Ltd", position: 0),
            Passages.One("B.Sc. in Physics, University of Pune", Topics.Education, "Education", 1),
        ];
        await Replace(Asha, Passages.Content(7, chunks));

        (await Index.ReadAsync(Asha, [], 10, Token)).ShouldBe(chunks);
        (await Index.ReadAsync(Asha, [Topics.Education], 10, Token)).ShouldBe([chunks[1]]);
        (await Index.ReadAsync(Asha, [], 1, Token)).ShouldBe([chunks[0]]);
        var status = await Index.StatusAsync(Asha, Token);
        status.Chunks.ShouldBe(2);
        status.ContentVersion.ShouldBe(7);
        status.Encoder.ShouldBe(Passages.Encoder);
        status.Topics.ShouldBe(new Dictionary<string, int> { [Topics.Experience] = 1, [Topics.Education] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Replace_EditedSet_CountsByDocument()
    {
        var other = new Guid("22222222-0000-7000-8000-000000000002");
        var kept = Passages.One("kept", position: 0);
        await Replace(Asha, Passages.Content(1, kept, Passages.One("gone", position: 1), Passages.One("away", position: 2, document: other)));

        var changes = await Replace(Asha, Passages.Content(2, kept, Passages.One("new", position: 1), Passages.One("newer", position: 2)));

        changes.ShouldBe([new IndexChange(Passages.Document, 2, 1, 1), new IndexChange(other, 0, 0, 1)], ignoreOrder: true);
        (await Find(Asha, Passages.Words("gone", "away"))).ShouldBeEmpty();
        (await Find(Asha, Passages.Words("new", "kept"))).ShouldBe(["kept", "new"], ignoreOrder: true);
    }

    [Fact]
    public async Task Replace_SameSetAgain_KeepsEverything()
    {
        var chunks = Passages.Of("one", "two", "three");
        await Replace(Asha, Passages.Content(1, chunks));

        (await Replace(Asha, Passages.Content(2, chunks))).ShouldBe([new IndexChange(Passages.Document, 0, 3, 0)]);

        (await Index.StatusAsync(Asha, Token)).ContentVersion.ShouldBe(2);
        (await Index.ReadAsync(Asha, [], 10, Token)).ShouldBe(chunks);
    }

    [Fact]
    public async Task Replace_MovedPassage_KeepsItWithItsNewPlace()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon", "heron")));
        var moved = Passages.One("heron", Topics.Awards, "Prizes", 5);

        (await Replace(Asha, Passages.Content(2, moved))).ShouldBe([new IndexChange(Passages.Document, 0, 1, 1)]);

        (await Index.ReadAsync(Asha, [], 10, Token)).ShouldBe([moved]);
        (await Index.SearchAsync(Asha, Passages.Words("prizes"), Token)).Single().Chunk.ShouldBe(moved);
        (await Index.SearchAsync(Asha, Passages.Near("heron"), Token)).Single().Dense.ShouldBe(1, 1e-6);
    }

    [Fact]
    public async Task Replace_WithNothing_Empties()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));

        await Replace(Asha, Passages.Content(2));

        (await Index.StatusAsync(Asha, Token)).Chunks.ShouldBe(0);
        (await Find(Asha, Passages.Words("falcon"))).ShouldBeEmpty();
        (await Find(Asha, Passages.Near("falcon"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replace_TwoPassagesWithOneId_IsRefusedAndChangesNothing()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));
        var twice = Passages.One("heron");

        await Should.ThrowAsync<ArgumentException>(() => Replace(Asha, Passages.Content(2, twice, twice)));

        (await Index.StatusAsync(Asha, Token)).ContentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task Replace_VectorOfAnotherLength_IsRefused() => await Should.ThrowAsync<ArgumentException>(() =>
        Replace(Asha, new IndexContent(1, Passages.Encoder, 8, [(Passages.One("falcon"), new float[7])])));

    [Fact]
    public async Task Replace_Cancelled_ChangesNothing()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => Index.ReplaceAsync(Asha, Passages.Content(2, Passages.Of("heron")), cancelled.Token));

        (await Find(Asha, Passages.Words("falcon", "heron"))).ShouldBe(["falcon"]);
    }

    [Fact]
    public async Task Search_Cancelled_StopsAndLeavesTheStoreUsable()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of([.. Enumerable.Range(0, 3000).Select(i => $"falcon {i}")])));
        var query = new IndexQuery(["falcon"], Passages.Vector("q"), [], 10);
        await Parallel.ForAsync(0, 60, Token, async (i, _) =>
        {
            using var cancelled = new CancellationTokenSource(TimeSpan.FromMicroseconds(i * 50));
            try
            {
                (await Index.SearchAsync(Asha, query, cancelled.Token)).ShouldNotBeEmpty();
            }
            catch (OperationCanceledException)
            {
                cancelled.IsCancellationRequested.ShouldBeTrue();
            }
        });

        (await Index.SearchAsync(Asha, query, Token)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Replace_AnotherEncoder_RebuildsVectorsAndKeepsPassages()
    {
        var chunks = Passages.Of("falcon", "heron");
        await Replace(Asha, Passages.Content(1, chunks));
        var wider = new IndexContent(2, "wider", 12, [.. chunks.Select(chunk => (chunk, (ReadOnlyMemory<float>)Passages.Vector(chunk.Text, 12)))]);

        (await Replace(Asha, wider)).ShouldBe([new IndexChange(Passages.Document, 0, 2, 0)]);

        (await Index.StatusAsync(Asha, Token)).Encoder.ShouldBe("wider");
        (await Index.SearchAsync(Asha, new IndexQuery([], Passages.Vector("heron", 12), [], 1), Token)).Single().Dense.ShouldBe(1, 1e-6);
        (await Find(Asha, Passages.Near("heron"))).ShouldBeEmpty();
        (await Find(Asha, new IndexQuery([], Passages.Vector("heron", 12), [], 1) { Encoder = Passages.Encoder })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replace_EncoderTakenAway_KeepsWords()
    {
        var chunks = Passages.Of("falcon", "heron");
        await Replace(Asha, Passages.Content(1, chunks));

        await Replace(Asha, Passages.WithoutVectors(2, chunks));

        (await Index.StatusAsync(Asha, Token)).Encoder.ShouldBe("");
        (await Find(Asha, Passages.Near("heron"))).ShouldBeEmpty();
        (await Find(Asha, Passages.Words("heron"))).ShouldBe(["heron"]);
    }

    [Fact]
    public async Task KnownVectors_OfStoredTexts_AreTheOnesGiven()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon", "heron")));
        string[] hashes = [TextHash.Of("heron"), TextHash.Of("unknown")];

        (await Index.KnownVectorsAsync(Asha, Passages.Encoder, hashes, Token)).ShouldHaveSingleItem().Value.ShouldBe(Passages.Vector("heron"));
        (await Index.KnownVectorsAsync(Asha, "another", hashes, Token)).ShouldBeEmpty();
        (await Index.KnownVectorsAsync(Bruno, Passages.Encoder, hashes, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Profiles_WithTheSameWords_NeverSeeEachOther()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon of Asha")));
        await Replace(Bruno, Passages.Content(1, Passages.Of("falcon of Bruno")));

        (await Find(Asha, Passages.Words("falcon"))).ShouldBe(["falcon of Asha"]);
        (await Find(Bruno, Passages.Near("falcon of Asha"))).ShouldBe(["falcon of Bruno"]);
    }

    [Fact]
    public async Task Close_Profile_RefusesAllWorkOnItAlone()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));
        await Replace(Bruno, Passages.Content(1, Passages.Of("falcon")));

        await Index.CloseAsync(Asha, Token);
        await Index.CloseAsync(Asha, Token);

        await Should.ThrowAsync<ProfileIndexClosedException>(() => Find(Asha, Passages.Words("falcon")));
        await Should.ThrowAsync<ProfileIndexClosedException>(() => Index.StatusAsync(Asha, Token));
        await Should.ThrowAsync<ProfileIndexClosedException>(() => Replace(Asha, Passages.Content(2)));
        (await Find(Bruno, Passages.Words("falcon"))).ShouldBe(["falcon"]);
    }

    [Fact]
    public async Task Replace_WhileOthersRead_ShowsTheOldSetOrTheNew()
    {
        Chunk[][] sets = [Passages.Of([.. Enumerable.Range(0, 40).Select(i => $"old falcon {i}")]), Passages.Of([.. Enumerable.Range(0, 30).Select(i => $"new falcon {i}")])];
        await Replace(Asha, Passages.Content(1, sets[0]));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var seen = 0;
            do
            {
                var hits = await Index.SearchAsync(Asha, new IndexQuery(["falcon"], Passages.Vector("q"), [], 100), Token);
                hits.Count.ShouldBeOneOf(30, 40);
                hits.Select(hit => hit.Chunk.Text[..3]).Distinct().ShouldHaveSingleItem();
                var status = await Index.StatusAsync(Asha, Token);
                status.Chunks.ShouldBe(status.ContentVersion % 2 == 0 ? 30 : 40);
                seen++;
            }
            while (!done.IsCancellationRequested);
            return seen;
        })).ToArray();
        for (var version = 2; version <= 21; version++)
        {
            await Replace(Asha, Passages.Content(version, sets[(version + 1) % 2]));
        }
        await done.CancelAsync();

        (await Task.WhenAll(readers)).ShouldAllBe(seen => seen > 0);
    }

    [Fact]
    public async Task Replace_FirstOfAProfile_WhileOthersRead_ShowsNothingOrAll()
    {
        foreach (var profile in Enumerable.Range(1, 20).Select(i => new Guid(i, 0, 7, new byte[8])))
        {
            using var go = new Barrier(4);
            var users = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                go.SignalAndWait(Token);
                IReadOnlyList<IndexHit> hits;
                do
                {
                    hits = await Index.SearchAsync(profile, Passages.Words("falcon"), Token);
                }
                while (hits.Count == 0);
                hits.Count.ShouldBe(2);
            }, Token)).ToList();
            users.Add(Task.Run(async () =>
            {
                go.SignalAndWait(Token);
                await Replace(profile, Passages.Content(1, Passages.Of("falcon one", "falcon two")));
            }, Token));
            await Task.WhenAll(users);
        }
    }

    [Fact]
    public async Task Replace_FromManyAtOnce_IsOneAfterTheOther()
    {
        await Task.WhenAll(Enumerable.Range(1, 12).Select(version => Task.Run(
            () => Replace(Asha, Passages.Content(version, Passages.Of($"set {version} a", $"set {version} b"))))));

        var status = await Index.StatusAsync(Asha, Token);
        (await Index.ReadAsync(Asha, [], 10, Token)).Select(chunk => chunk.Text)
            .ShouldBe([$"set {status.ContentVersion} a", $"set {status.ContentVersion} b"]);
    }
}
