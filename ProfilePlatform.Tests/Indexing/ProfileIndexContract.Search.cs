using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Tests.Indexing;

public abstract partial class ProfileIndexContract
{
    [Fact]
    public async Task Search_ByWords_RanksTheBetterPassageFirst()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of(
            "Managed budgets and vendors.", "Built billing in Kotlin, then more Kotlin.", "Built a data platform in Scala for billing.", "Gardening.")));

        var hits = await Index.SearchAsync(Asha, Passages.Words("kotlin", "billing"), Token);

        hits.Select(hit => hit.Chunk.Position).ShouldBe([1, 2]);
        hits[0].Lexical.ShouldBeGreaterThan(hits[1].Lexical);
        hits[1].Lexical.ShouldBeGreaterThan(0);
        hits.ShouldAllBe(hit => hit.Dense == 0);
    }

    [Fact]
    public async Task Search_ByVector_GivesExactCosines()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"text {i}")];
        await Replace(Asha, Passages.Content(1, Passages.Of(texts)));

        var hits = await Index.SearchAsync(Asha, Passages.Near("somewhere", limit: 5), Token);

        var query = Passages.Vector("somewhere");
        var expected = texts.Select(text => (text, Cosine: Passages.Cosine(query, Passages.Vector(text)))).OrderByDescending(item => item.Cosine).Take(5).ToList();
        hits.Select(hit => hit.Chunk.Text).ShouldBe(expected.Select(item => item.text));
        hits.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First.Dense - pair.Second.Cosine) < 1e-5);
    }

    [Fact]
    public async Task Search_ByBoth_GivesEachHitBothScores()
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"falcon falcon text {i}" : i % 3 == 1 ? $"one falcon among many more words {i}" : $"text {i}")];
        await Replace(Asha, Passages.Content(1, Passages.Of(texts)));
        var query = new IndexQuery(["falcon"], Passages.Vector("somewhere"), [], 4);

        var hits = await Index.SearchAsync(Asha, query, Token);

        var words = (await Index.SearchAsync(Asha, Passages.Words("falcon") with { Limit = 60 }, Token)).ToDictionary(hit => hit.Chunk.Id, hit => hit.Lexical);
        hits.Count.ShouldBeInRange(4, 8);
        foreach (var hit in hits)
        {
            hit.Lexical.ShouldBe(words.GetValueOrDefault(hit.Chunk.Id), 1e-6);
            hit.Dense.ShouldBe(Passages.Cosine(Passages.Vector("somewhere"), Passages.Vector(hit.Chunk.Text)), 1e-5);
        }
        hits.ShouldContain(hit => hit.Lexical > 0 && hit.Dense < 0.3, "some come from words alone");
        hits.Max(hit => hit.Lexical).ShouldBe(words.Values.Max(), 1e-6);
    }

    [Fact]
    public async Task Search_InTopics_FindsNoOthers()
    {
        await Replace(Asha, Passages.Content(1,
            Passages.One("falcon at work", Topics.Experience, position: 0),
            Passages.One("falcon at school", Topics.Education, position: 1),
            Passages.One("falcon prize", Topics.Awards, position: 2)));

        var query = new IndexQuery(["falcon"], Passages.Vector("falcon prize"), [Topics.Education, Topics.Experience], 10);

        (await Find(Asha, query)).ShouldBe(["falcon at work", "falcon at school"], ignoreOrder: true);
        (await Find(Asha, query with { Topics = [Topics.Skills] })).ShouldBeEmpty();
        (await Find(Asha, query with { Topics = ["' OR 1=1 --"] })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_TermInHeading_FindsThePassage()
    {
        await Replace(Asha, Passages.Content(1, Passages.One("Led a team of nine.", heading: "Osprey Bank, Head of Risk"), Passages.One("Sailing.", position: 1)));

        (await Find(Asha, Passages.Words("osprey"))).ShouldBe(["Led a team of nine."]);
    }

    [Fact]
    public async Task Search_OtherFormsOfAWord_FindIt()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("She migrated the résumé databases.", "Sailing.")));

        (await Find(Asha, Passages.Words("migration"))).ShouldHaveSingleItem();
        (await Find(Asha, Passages.Words("Resume"))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Search_CPlusPlusCSharpAndC_AreDistinct()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("Embedded firmware in C++", "Back end in C# and .NET", "Drivers in C", "Sold fishing net")));

        (await Find(Asha, Passages.Words("c++"))).ShouldBe(["Embedded firmware in C++"]);
        (await Find(Asha, Passages.Words("c#"))).ShouldBe(["Back end in C# and .NET"]);
        (await Find(Asha, Passages.Words("c"))).ShouldBe(["Drivers in C"]);
        (await Find(Asha, Passages.Words(".net"))).ShouldBe(["Back end in C# and .NET"]);
    }

    [Theory]
    [InlineData("हिन्दी", "मैंने हिन्दी में पढ़ाया")]
    [InlineData("தமிழ்", "அவர் தமிழ் ஆசிரியர்")]
    [InlineData("Straße", "Wohnte in der Straße")]
    public async Task Search_WordsOfOtherScripts_AreFoundWhole(string term, string text)
    {
        await Replace(Asha, Passages.Content(1, Passages.Of(text, "हि तम Strand")));

        (await Find(Asha, Passages.Words(term))).ShouldBe([text]);
    }

    [Theory]
    [InlineData("AND")]
    [InlineData("NEAR(")]
    [InlineData("heading:")]
    [InlineData("\"")]
    [InlineData("\"\" OR *")]
    [InlineData("fal*")]
    [InlineData("^")]
    [InlineData("-")]
    [InlineData("'); DROP TABLE chunks; --")]
    [InlineData("\0")]
    [InlineData("zebra\0\" OR \"falcon")]
    [InlineData("🎉")]
    [InlineData("\ud83d")]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Search_HostileTerm_IsOnlyAWord(string term)
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("heron", "kite")));

        (await Find(Asha, Passages.Words(term))).ShouldBeEmpty();
        (await Find(Asha, Passages.Words(term, "heron"))).ShouldBe(["heron"]);
        (await Index.StatusAsync(Asha, Token)).Chunks.ShouldBe(2);
    }

    [Fact]
    public async Task Search_AThousandTerms_Works()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("heron", "kite")));

        (await Find(Asha, Passages.Words([.. Enumerable.Range(0, 1000).Select(i => $"term{i}"), "kite"]))).ShouldBe(["kite"]);
    }

    [Fact]
    public async Task Search_NeitherWordsNorVector_FindsNothing()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("heron")));

        (await Find(Asha, Passages.Words())).ShouldBeEmpty();
        (await Find(Asha, Passages.Words("heron") with { Limit = 0 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_VectorOfZeros_ScoresZero()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("heron")));

        (await Index.SearchAsync(Asha, new IndexQuery([], new float[Passages.Dimensions], [], 3), Token)).Single().Dense.ShouldBe(0);
    }

    [Fact]
    public async Task Search_AfterReplace_UsesTheNewVectors()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("heron", "kite")));
        (await Find(Asha, Passages.Near("heron", 1))).ShouldBe(["heron"]);

        await Replace(Asha, Passages.Content(1, Passages.Of("kite", "falcon")));

        (await Find(Asha, Passages.Near("falcon", 1))).ShouldBe(["falcon"]);
        (await Find(Asha, Passages.Near("heron", 9))).ShouldBe(["kite", "falcon"], ignoreOrder: true);
    }

    [Fact]
    public async Task Passage_WithJoinersEmojiAndQuotes_IsReadBackExactly()
    {
        var text = "क्‍ष 👩‍💻 \"it's\" ; -- \u00a0\tend\u200b";
        await Replace(Asha, Passages.Content(1, Passages.Of(text)));

        (await Index.ReadAsync(Asha, [], 1, Token)).Single().Text.ShouldBe(text);
    }
}
