using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Documents;

public sealed class DocumentStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _profile = Ids.New(TimeProvider.System);
    private readonly Observer _observer = new();
    private readonly Citations _citations = new();
    private ServiceProvider _services = null!;

    private DocumentStore Store => _services.GetRequiredService<DocumentStore>();

    private string Docs => _services.GetRequiredService<DataDirectory>().Documents(_profile);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(new DataDirectory(_folder.Path)).AddDocuments()
            .AddSingleton<IDocumentChangeObserver>(_observer).AddSingleton<IDocumentCitations>(_citations).BuildServiceProvider();
        await _services.GetRequiredService<PlatformDatabase>().MigrateAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Add_ReadableFile_KeepsOriginalTextAndRow()
    {
        var document = await AddedAsync("My CV.txt", "Ana Silva\nLisbon\n");

        document.Name.ShouldBe("My CV.txt");
        document.Kind.ShouldBe(DocumentKind.Text);
        document.Size.ShouldBe(17);
        document.Pages.ShouldBe(1);
        Directory.GetFiles(Docs).Select(Path.GetFileName).Order().ShouldBe([document.Sha256 + ".json", document.Sha256 + ".txt"]);
        (await Store.TextAsync(_profile, "My CV.txt", Cancellation)).ShouldNotBeNull().Text.ShouldBe("Ana Silva\nLisbon\n");
        (await Store.TextByShaAsync(_profile, document.Sha256, Cancellation)).ShouldNotBeNull().PageStarts.ShouldBe([0]);
        (await Store.PresentTextAsync(_profile, document.Sha256, Cancellation)).ShouldNotBeNull();
        (await Store.ListAsync(_profile, Cancellation)).ShouldHaveSingleItem().Sha256.ShouldBe(document.Sha256);
        _observer.Changes.ShouldBe([(_profile, document.Id, false)]);
    }

    [Fact]
    public async Task Add_Pdf_CountsItsPages()
    {
        await using var file = File.OpenRead(Reading.Fixture("sidebar.pdf"));

        var added = (await Store.AddAsync(_profile, "cv.pdf", file, Cancellation)).ShouldBeOfType<AddDocumentResult.Added>();

        added.Document.Pages.ShouldBe(1);
        added.Document.Size.ShouldBe(file.Length);
    }

    [Fact]
    public async Task Add_SameContentAgain_ChangesNothing()
    {
        var first = await AddedAsync("cv.txt", "Ana");

        var again = (await AddAsync("cv.txt", "Ana")).ShouldBeOfType<AddDocumentResult.Added>();

        again.IsChanged.ShouldBeFalse();
        again.Document.Id.ShouldBe(first.Id);
        _observer.Changes.Count.ShouldBe(1);
        Directory.GetFiles(Docs).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Add_UnderTheSameName_ReplacesAndKeepsTheId()
    {
        var first = await AddedAsync("cv.txt", "Old words");

        var second = await AddedAsync("cv.txt", "New words");

        second.Id.ShouldBe(first.Id);
        (await Store.TextAsync(_profile, "cv.txt", Cancellation)).ShouldNotBeNull().Text.ShouldBe("New words\n");
        (await Store.TextByShaAsync(_profile, first.Sha256, Cancellation)).ShouldBeNull();
        Directory.GetFiles(Docs).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Add_FourthDocument_IsRefusedButReplacingIsNot()
    {
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            await AddedAsync(name, name);
        }

        (await RefusalAsync("d.txt", "d")).ShouldBe("document-limit");
        await AddedAsync("b.txt", "other");
        (await Store.ListAsync(_profile, Cancellation)).Count.ShouldBe(3);
        Directory.GetFiles(Docs).Length.ShouldBe(6);
    }

    [Fact]
    public async Task Add_SixAtOnce_KeepsThreeAndTheirFilesOnly()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AddAsync($"{i}.txt", $"Document {i}")));

        results.OfType<AddDocumentResult.Added>().Count().ShouldBe(3);
        results.OfType<AddDocumentResult.Refused>().ShouldAllBe(refused => refused.Refusal.Code == "document-limit");
        var kept = await Store.ListAsync(_profile, Cancellation);
        Directory.GetFiles(Docs).Select(Path.GetFileName).Order()
            .ShouldBe(kept.SelectMany(document => new[] { document.Sha256 + ".json", document.Sha256 + ".txt" }).Order());
    }

    [Fact]
    public async Task Add_SameBytesUnderTwoNames_SharesTheFilesUntilBothAreGone()
    {
        var document = await AddedAsync("a.txt", "Same");
        await AddedAsync("b.txt", "Same");

        (await Store.DeleteAsync(_profile, "a.txt", Cancellation)).ShouldBeTrue();
        (await Store.TextAsync(_profile, "b.txt", Cancellation)).ShouldNotBeNull();
        (await Store.DeleteAsync(_profile, "b.txt", Cancellation)).ShouldBeTrue();
        (await Store.TextByShaAsync(_profile, document.Sha256, Cancellation)).ShouldBeNull();
        Directory.GetFiles(Docs).ShouldBeEmpty();
        _observer.Changes.Count(change => change.IsDeleted).ShouldBe(2);
    }

    [Theory]
    [InlineData("cv.exe", "x", "document-type")]
    [InlineData("..txt", "x", "document-name")]
    [InlineData("cv.txt", "%PDF-1.7", "document-type")]
    [InlineData("cv.txt", "", "document-empty")]
    [InlineData("cv.txt", " \n\t", "document-empty")]
    [InlineData("cv.pdf", "%PDF-1.7 nothing else", "document-unreadable")]
    public async Task Add_BadFile_IsRefusedAndLeavesNothing(string name, string content, string code)
    {
        (await RefusalAsync(name, content)).ShouldBe(code);

        (await Store.ListAsync(_profile, Cancellation)).ShouldBeEmpty();
        (Directory.Exists(Docs) ? Directory.GetFiles(Docs) : []).ShouldBeEmpty();
        _observer.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_LargerThanItsFormatMayBe_IsCutOffAndRefused()
    {
        await using var endless = new Endless();

        (await Store.AddAsync(_profile, "cv.txt", endless, Cancellation)).ShouldBeOfType<AddDocumentResult.Refused>().Refusal.Code.ShouldBe("document-too-large");

        endless.Given.ShouldBeLessThan(2 * 1024 * 1024);
        Directory.GetFiles(Docs).ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_UploadThatBreaksOff_LeavesNothing()
    {
        await using var broken = new Endless { BreaksAfter = 100_000 };

        await Should.ThrowAsync<IOException>(() => Store.AddAsync(_profile, "cv.txt", broken, Cancellation));

        Directory.GetFiles(Docs).ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_WhenTheChangeCannotBeRecorded_LeavesNothing()
    {
        _observer.Fault = new InvalidOperationException("no");

        await Should.ThrowAsync<InvalidOperationException>(() => AddAsync("cv.txt", "Ana"));

        (await Store.ListAsync(_profile, Cancellation)).ShouldBeEmpty();
        Directory.GetFiles(Docs).ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_WhenTheFolderCannotBeWritten_FailsAndRecoversByItself()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Docs)!);
        await File.WriteAllTextAsync(Docs, "in the way", Cancellation);
        await Should.ThrowAsync<IOException>(() => AddAsync("cv.txt", "Ana"));
        File.Delete(Docs);

        await AddedAsync("cv.txt", "Ana");
    }

    [Fact]
    public async Task Delete_TextThatIsStillQuoted_KeepsTheTextOnly()
    {
        var document = await AddedAsync("cv.txt", "Quoted words");
        _citations.Cited.TryAdd(document.Sha256, true);

        await Store.DeleteAsync(_profile, "cv.txt", Cancellation);

        (await Store.TextAsync(_profile, "cv.txt", Cancellation)).ShouldBeNull();
        (await Store.TextByShaAsync(_profile, document.Sha256, Cancellation)).ShouldNotBeNull().Text.ShouldBe("Quoted words\n");
        (await Store.PresentTextAsync(_profile, document.Sha256, Cancellation)).ShouldBeNull();
        Directory.GetFiles(Docs).Select(Path.GetFileName).ShouldBe([document.Sha256 + ".json"]);
    }

    [Fact]
    public async Task Delete_UnknownName_IsFalse() => (await Store.DeleteAsync(_profile, "cv.txt", Cancellation)).ShouldBeFalse();

    [Theory]
    [InlineData("../../platform")]
    [InlineData("")]
    [InlineData("ABCDEF")]
    public async Task TextBySha_OfSomethingElseThanAHash_IsNull(string hash) =>
        (await Store.TextByShaAsync(_profile, hash, Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Documents_OfAnotherProfile_AreNotSeen()
    {
        var document = await AddedAsync("cv.txt", "Ana");
        var other = Ids.New(TimeProvider.System);

        (await Store.ListAsync(other, Cancellation)).ShouldBeEmpty();
        (await Store.TextAsync(other, "cv.txt", Cancellation)).ShouldBeNull();
        (await Store.TextByShaAsync(other, document.Sha256, Cancellation)).ShouldBeNull();
        (await Store.DeleteAsync(other, "cv.txt", Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_AfterACrash_RemovesWhatNoDocumentNames()
    {
        var document = await AddedAsync("cv.txt", "Ana");
        var orphan = new string('a', 64);
        await File.WriteAllTextAsync(Path.Combine(Docs, "0123.part"), "half", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Docs, orphan + ".pdf"), "never recorded", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Docs, orphan + ".json"), "{}", Cancellation);

        await _services.GetRequiredService<DocumentSweep>().RunAsync(Cancellation);

        Directory.GetFiles(Docs).Select(Path.GetFileName).Order().ShouldBe([document.Sha256 + ".json", document.Sha256 + ".txt"]);
    }

    private Task<AddDocumentResult> AddAsync(string name, string content) =>
        Store.AddAsync(_profile, name, new MemoryStream(Encoding.UTF8.GetBytes(content)), Cancellation);

    private async Task<Document> AddedAsync(string name, string content)
    {
        var added = (await AddAsync(name, content)).ShouldBeOfType<AddDocumentResult.Added>();
        added.IsChanged.ShouldBeTrue();
        return added.Document;
    }

    private async Task<string> RefusalAsync(string name, string content) =>
        (await AddAsync(name, content)).ShouldBeOfType<AddDocumentResult.Refused>().Refusal.Code;

    private sealed class Observer : IDocumentChangeObserver
    {
        public ConcurrentQueue<(Guid ProfileId, Guid DocumentId, bool IsDeleted)> Changes { get; } = [];

        public Exception? Fault { get; set; }

        public async Task ChangedAsync(AppDbContext db, Guid profileId, Guid documentId, bool isDeleted, CancellationToken cancellationToken)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            (await db.Set<Document>().AnyAsync(document => document.Id == documentId, cancellationToken)).ShouldBe(!isDeleted);
            Changes.Enqueue((profileId, documentId, isDeleted));
        }
    }

    private sealed class Citations : IDocumentCitations
    {
        public ConcurrentDictionary<string, bool> Cited { get; } = [];

        public Task<bool> IsCitedAsync(AppDbContext db, Guid profileId, string sha256, CancellationToken cancellationToken) =>
            Task.FromResult(Cited.ContainsKey(sha256));
    }
}
