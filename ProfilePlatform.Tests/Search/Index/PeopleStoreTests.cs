using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index.Store;

namespace ProfilePlatform.Tests.Search.Index;

public sealed class PeopleStoreTests : IDisposable
{
    private readonly PeopleIndexFixture _people = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Write_ThenReadAgain_IsTheSamePeople()
    {
        var person = new Someone(1).Card("Engineer", 0.5f, card => (card.City, card.SearchPhrases) = ("Pune", ["one two", "three"]), ("Wrote Rust", 0.2f), ("Ran", 0f))
            .Card("Nurse").With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin, profile.WorkPreferredLocations) = (true, 5, ["Pune"]));
        await WriteAsync(person.Change(), new Someone(2).Change());

        var read = _people.Store.Read((connection, _) => PeopleReading.People(connection, -1).ToList());

        read.Count.ShouldBe(2);
        var document = person.Document(withVectors: false);
        read[0].ShouldSatisfyAllConditions(
            one => (one.ProfileId, one.ContentVersion, one.OpenToWork, one.SalaryMin).ShouldBe((person.Id, 1, true, 5)),
            one => one.PreferredPlaces.ShouldBe(document.PreferredPlaces),
            one => one.Cards.Count.ShouldBe(2),
            one => one.Cards[0].Facets.ShouldBe(document.Cards[0].Facets),
            one => one.Cards[0].Phrases.ShouldBe(["one two", "three"]),
            one => one.Cards[0].Entries.Select(entry => entry with { Row = 0 }).ShouldBe(document.Cards[0].Entries),
            one => one.Cards[0].Entries.Select(entry => entry.Row).ShouldBe([1, 2, 3]));
    }

    [Fact]
    public async Task Write_APersonAgain_ReplacesRowsAndNeverUsesTheirNumbersAgain()
    {
        await WriteAsync(new Someone(1).Card("Engineer", 0.5f, null, ("Wrote falcon", 0)).Change());
        await WriteAsync(new Someone(1).Card("Nurse", 0.5f).Change());

        Count("people").ShouldBe(1);
        Count("entries").ShouldBe(1);
        Count("vectors").ShouldBe(1);
        Scalar("SELECT row FROM entries").ShouldBe(3L);
        Scalar("SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'falcon'").ShouldBe(0L);
        Scalar("SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'nurse'").ShouldBe(1L);
        await WriteAsync(new PersonChange(new Someone(1).Id, null, false));
        foreach (var table in new[] { "people", "cards", "entries", "vectors" })
        {
            Count(table).ShouldBe(0);
        }
    }

    [Fact]
    public async Task VectorsByText_AreThoseStored()
    {
        var person = new Someone(1).Card("Engineer", 0.5f, null, ("Wrote Rust", 0.25f), ("Ran", 0.75f));
        await WriteAsync(person.Change(), new Someone(2).Card("Engineer").Change(withVectors: false));
        var entries = person.Document().Cards[0].Entries;

        var vectors = _people.Store.Read((connection, meta) => PeopleReading.VectorsByText(connection, [.. entries.Select(entry => entry.TextHash), "unknown"], meta.Dimensions));

        vectors.Count.ShouldBe(3);
        entries.ShouldAllBe(entry => vectors[entry.TextHash].SequenceEqual(entry.Vector.ToArray()));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("scratched")]
    [InlineData("other version")]
    [InlineData("missing")]
    public async Task File_ThatCannotBeUsed_IsThrownAwayAndTakesPeopleAgain(string damage)
    {
        var folder = _people.Data;
        await WriteAsync([.. Enumerable.Range(1, 50).Select(number => new Someone(number).Card("Engineer", 0.5f, null, ("Wrote Rust", 0.2f)).Change())]);
        _people.Store.Dispose();
        Damage(folder.SearchDb, damage);

        using var next = new PeopleIndexFixture(folder);
        await next.Index.LoadAsync(Token);
        (await next.Store.VersionsAsync(Token)).ShouldBeEmpty();
        await next.ChangeAsync(new Someone(7).Card("Nurse", 0.9f).Change());

        (await next.FoundAsync(PeopleIndexFixture.Query(new SearchCriteria()))).ShouldBe([7]);
        next.Index.State.Build.ShouldBe((await next.Store.OpenAsync(Token)).Build);
    }

    [Fact]
    public async Task File_RemovedWhileInUse_IsMadeAgain_AndResidentVectorsDoMeanwhile()
    {
        await _people.Index.LoadAsync(Token);
        await _people.ChangeAsync(new Someone(1).Card("Engineer", 0.5f).Change());
        await _people.Store.ResetAsync(Token);
        // The same row number as the other's in the file that is gone.
        await WriteAsync(new Someone(3).Card("Engineer", 0.9f).Change());

        (await _people.SearchAsync(PeopleIndexFixture.Query())).People.Single().Cards.Single().Similarity.ShouldBe(1 / 1.5, 1e-3);
        await _people.ChangeAsync(new Someone(2).Card("Engineer", 0.25f).Change());

        var found = (await _people.SearchAsync(PeopleIndexFixture.Query())).People;
        found.Select(person => Math.Round(person.Cards[0].Similarity, 2)).ShouldBe([0.67, 0.57]);
    }

    private static void Damage(string path, string damage)
    {
        if (damage == "missing")
        {
            File.Delete(path);
            return;
        }

        if (damage == "other version")
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
            return;
        }

        using var file = File.OpenWrite(path);
        file.SetLength(damage == "truncated" ? 8_192 : file.Length);
        file.Position = damage == "garbage" ? 0 : 4_096;
        file.Write([.. Enumerable.Range(0, damage == "truncated" ? 0 : (int)(file.Length - file.Position)).Select(i => (byte)((i * 31) + 7))]);
    }

    private async Task WriteAsync(params PersonChange[] changes) => await _people.Store.WriteAsync(changes, "test", Someone.Dimensions, Token);

    private long Count(string table) => (long)Scalar($"SELECT count(*) FROM {table}");

    private object Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_people.Data.SearchDb};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
