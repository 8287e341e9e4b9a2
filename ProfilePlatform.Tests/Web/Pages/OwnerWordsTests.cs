using System.Text;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Features.Documents;
using ProfilePlatform.Web.Features.Indexing;
using ProfilePlatform.Web.Features.Owner;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class OwnerWordsTests
{
    private static readonly Profile Ana = new() { Slug = "ana", DisplayName = "Ana" };

    [Theory]
    [InlineData(0, 0, "Add documents")]
    [InlineData(2, 0, "Index them")]
    [InlineData(2, 40, "Switch it on")]
    public void GoLive_FirstStepLeft_IsTheOneToDo(int documents, int passages, string expected) =>
        new GoLive(documents, passages, IsIndexing: false, IsLive: false).Steps(Ana).First(step => step is { IsDone: false, IsOptional: false }).Title.ShouldBe(expected);

    [Fact]
    public void GoLive_Live_LeavesNothingToDo() =>
        new GoLive(1, 9, IsIndexing: false, IsLive: true).Steps(Ana).ShouldAllBe(step => step.IsDone || step.IsOptional);

    [Theory]
    [InlineData(12, 3, 1, "12 passages new, 3 kept, 1 removed")]
    [InlineData(0, 1, 0, "1 passage kept")]
    [InlineData(0, 0, 0, "No passages")]
    public void Stages_Counts_LeaveZerosOut(int added, int kept, int removed, string expected) =>
        Stages.Counts(added, kept, removed).ShouldBe(expected);

    [Theory]
    [InlineData(SplitEngine.Local, 0, "")]
    [InlineData(SplitEngine.Model, 0, " · split by the language model")]
    [InlineData(SplitEngine.ModelInPart, 2, " · split by the language model in part; 2 texts of its own dropped")]
    public void Stages_Splitter_NamesTheModelWhereOneWasAtWork(SplitEngine engine, int dropped, string expected) =>
        Stages.Splitter(new IndexRunDocument { Name = "cv.md", State = IndexState.Done, SplitBy = engine, TextsDropped = dropped }).ShouldBe(expected);

    [Fact]
    public void Stages_Line_SaysHowManyAreDone()
    {
        var run = new IndexRun
        {
            State = IndexState.Running,
            Documents =
            [
                new IndexRunDocument { Name = "a.pdf", State = IndexState.Done },
                new IndexRunDocument { Name = "b.pdf", State = IndexState.Running, Stage = "embedding" },
            ],
        };

        Stages.Line(run).ShouldBe("Indexing: 1 of 2 documents done");
        Stages.Line(null).ShouldBe("Nothing is running");
        Stages.Finished(run.Documents[1]).ShouldBe(2);
    }

    [Fact]
    public async Task UploadQueue_OneRefusedOneBroken_TakesTheOthers()
    {
        var taken = new List<string>();
        var queue = new UploadQueue(async (name, content, token) =>
        {
            using var reader = new StreamReader(content);
            taken.Add($"{name}:{await reader.ReadToEndAsync(token)}");
            return name == "b.pdf" ? DocumentRefusal.Encrypted : null;
        });
        var changes = 0;

        foreach (var name in new[] { "a.txt", "b.pdf", "broken.txt", "c.txt" })
        {
            await queue.SendAsync(queue.Add(name, 5), _ => name == "broken.txt" ? new Broken() : new MemoryStream(Encoding.UTF8.GetBytes("words")),
                () => changes++, TestContext.Current.CancellationToken);
        }

        taken.ShouldBe(["a.txt:words", "b.pdf:words", "c.txt:words"]);
        queue.Files.Select(file => file.Phase).ShouldBe([UploadPhase.Taken, UploadPhase.Refused, UploadPhase.Refused, UploadPhase.Taken]);
        queue.Files[1].Message.ShouldBe(DocumentRefusal.Encrypted.Message);
        queue.IsBusy.ShouldBeFalse();
        changes.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task UploadQueue_FarTooLarge_IsRefusedUnread()
    {
        var queue = new UploadQueue((_, _, _) => throw new InvalidOperationException());

        var file = queue.Add("film.pdf", 2_000_000_000);
        await queue.SendAsync(file, _ => throw new InvalidOperationException(), () => { }, TestContext.Current.CancellationToken);

        file.Phase.ShouldBe(UploadPhase.Refused);
        file.Message.ShouldBe(DocumentRefusal.TooLarge.Message);
    }

    [Fact]
    public async Task UploadQueue_SecondAttempt_ReplacesTheFirst()
    {
        var queue = new UploadQueue((_, _, _) => Task.FromResult<DocumentRefusal?>(DocumentRefusal.Empty));
        await queue.SendAsync(queue.Add("a.txt", 0), _ => new MemoryStream(), () => { }, TestContext.Current.CancellationToken);

        queue.Add("a.txt", 0);

        queue.Files.ShouldHaveSingleItem().Phase.ShouldBe(UploadPhase.Waiting);
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
