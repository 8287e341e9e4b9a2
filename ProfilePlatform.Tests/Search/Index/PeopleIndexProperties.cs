using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>Whatever changes came in whatever order, the index answers as one that was built of the outcome.</summary>
public sealed class PeopleIndexProperties
{
    private static readonly string[] Titles = ["Backend Engineer", "Sales Manager", "Nurse", "Data Scientist"];
    private static readonly string[] Cities = ["Berlin", "Mumbai", "Pune", ""];
    private static readonly string[] Skills = ["Python", "Rust", "Excel", "Kafka"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Changes_InAnyOrder_EqualAFullBuild(int seed)
    {
        var random = new Random(seed);
        using var changed = await PeopleIndexFixture.OfAsync();
        var present = new Dictionary<int, Someone>();
        for (var step = 0; step < 60; step++)
        {
            var batch = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 40)).Distinct().ToList();
            await changed.ChangeAsync([.. batch.Select(number => Change(number, random, present))]);
            if (step % 20 == 19)
            {
                await ShouldEqualAsync(changed, present, random);
            }
        }

        changed.Index.State.Parts.Count.ShouldBeLessThan(8);
        await changed.RestartAsync();
        await ShouldEqualAsync(changed, present, random);
    }

    [Fact]
    public async Task Snapshot_WithChangesSince_EqualsAFullBuild()
    {
        var random = new Random(9);
        using var people = await PeopleIndexFixture.OfAsync();
        var present = new Dictionary<int, Someone>();
        await people.ChangeAsync([.. Enumerable.Range(1, 1_100).Select(number => Change(number, random, present, mayGo: false))]);
        people.Index.Save(always: true);
        File.Exists(people.Data.SearchSnapshot).ShouldBeTrue();
        await people.ChangeAsync([.. Enumerable.Range(1, 30).Select(number => Change(number, random, present))]);

        await people.RestartAsync();

        people.Index.State.Parts[0].Segment.People.ShouldBe(1_100);
        await ShouldEqualAsync(people, present, random);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("scratched")]
    [InlineData("of another store")]
    public async Task Snapshot_ThatCannotBeUsed_IsLeftAside(string damage)
    {
        var random = new Random(9);
        using var people = await PeopleIndexFixture.OfAsync();
        var present = new Dictionary<int, Someone>();
        await people.ChangeAsync([.. Enumerable.Range(1, 1_000).Select(number => Change(number, random, present, mayGo: false))]);
        people.Index.Save(always: true);
        if (damage == "of another store")
        {
            await people.Store.ResetAsync(TestContext.Current.CancellationToken);
            present.Clear();
        }
        else
        {
            await using var file = File.Open(people.Data.SearchSnapshot, FileMode.Open);
            file.Position = file.Length / 2;
            file.Write([1, 2, 3, 4, 5, 6, 7, 8]);
            file.SetLength(damage == "cut" ? file.Length - 100 : file.Length);
            file.Close();
            Should.Throw<InvalidDataException>(() => SegmentFile.Read(people.Data.SearchSnapshot));
        }

        await people.RestartAsync();

        await ShouldEqualAsync(people, present, random);
    }

    [Fact]
    public void Bytes_OfAnyKernel_GiveTheSameProduct()
    {
        var random = new Random(3);
        var left = new byte[128];
        var right = new sbyte[128];
        random.NextBytes(left);
        for (var i = 0; i < right.Length; i++)
        {
            right[i] = (sbyte)random.Next(-127, 128);
        }

        short[] wide = [.. right.Select(value => (short)value)];
        var expected = ByteDot.Plain(left, right);
        ByteDot.Of(left, right, wide).ShouldBe(expected);
        if (System.Runtime.Intrinsics.X86.AvxVnni.IsSupported)
        {
            ByteDot.Vnni(left, right).ShouldBe(expected);
        }

        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Avx2.IsSupported, "No AVX2.");
        ByteDot.Wide256(left, wide).ShouldBe(expected);
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Avx512BW.IsSupported, "No AVX-512.");
        ByteDot.Wide512(left, wide).ShouldBe(expected);
    }

    [Fact]
    public void Bytes_StayWithinTheirError()
    {
        var random = new Random(4);
        var vectors = ByteVectors.Empty(1_000, 512);
        var query = Vector(random);
        var bytes = new ByteQuery(query);
        for (var i = 0; i < 1_000; i++)
        {
            var vector = Vector(random);
            vectors.Set(i, vector);
            Math.Abs(vectors.Cosine(i, bytes) - System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(vector, query)).ShouldBeLessThan(ByteVectors.LargestError);
        }

        vectors.Set(0, new float[512]);
        ByteVectors.Empty(1, 512).Has(0).ShouldBeFalse();
    }

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f)];

    private static ProfilePlatform.Core.Search.Index.Store.PersonChange Change(int number, Random random, Dictionary<int, Someone> present, bool mayGo = true)
    {
        present.Remove(number);
        if (mayGo && random.Next(3) == 0)
        {
            return new(new Someone(number).Id, null, HasVectors: false);
        }

        var person = new Someone(number).With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin) = (random.Next(2) == 0, random.Next(2) == 0 ? null : random.Next(9) * 100_000));
        for (var card = random.Next(0, 4); card >= 0; card--)
        {
            person.Card(Titles[random.Next(4)], (float)random.NextDouble(), made =>
            {
                (made.City, made.IsCurrent, made.Domain) = (Cities[random.Next(4)], random.Next(2) == 0, Skills[random.Next(4)] + " work");
                (made.StartDate, made.SearchPhrases) = (random.Next(2) == 0 ? "2019-05-01" : null, [Skills[random.Next(4)] + " lead"]);
            }, [.. Enumerable.Range(0, random.Next(4)).Select(_ => ($"Used {Skills[random.Next(4)]} and {Skills[random.Next(4)]} daily", (float)random.NextDouble()))]);
        }

        present[number] = person;
        return person.Change();
    }

    private static async Task ShouldEqualAsync(PeopleIndexFixture people, Dictionary<int, Someone> present, Random random)
    {
        using var whole = await PeopleIndexFixture.OfAsync([.. present.Values.OrderBy(_ => random.Next())]);
        people.Index.State.People.ShouldBe(present.Count);
        SearchCriteria[] queries =
        [
            new(),
            new() { SearchPhrases = ["backend engineer python"], Should = new ShouldCriteria { SkillsOrTools = ["Python", "Kafka"] } },
            new() { Must = new MustCriteria { City = "Pune", IsCurrent = true }, SearchPhrases = ["nurse rust"] },
            new() { Must = new MustCriteria { TimeStart = "2018-01-01", TimeEnd = "2020-01-01" }, Exclude = new ExcludeCriteria { Keywords = ["excel"] } },
        ];
        foreach (var query in queries.SelectMany(criteria => new[] { RankingProfile.Classic, RankingProfile.Standard }.Select(ranking => PeopleIndexFixture.Query(criteria, ranking))))
        {
            var (left, right) = (await people.SearchAsync(query), await whole.SearchAsync(query));
            left.FallbackTier.ShouldBe(right.FallbackTier);
            left.People.Select(Text).ShouldBe(right.People.Select(Text));
        }
    }

    private static string Text(RankedPerson person) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{person.ProfileId} {person.Score:F6} {string.Join(',', person.Contributions.Select(term => $"{term.Name}={term.Value:F6}"))} {string.Join(',', person.Cards.Select(card => card.CardId))} {string.Join(',', person.Children.Select(child => child.ChildId))}");
}
