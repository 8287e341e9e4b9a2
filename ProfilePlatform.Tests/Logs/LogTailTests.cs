using System.Text;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Tests.Logs;

public sealed class LogTailTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("", 5, "")]
    [InlineData("a\nb\nc\n", 2, "c b")]
    [InlineData("a\nb\nc\n", 9, "c b a")]
    [InlineData("a\nb\nhalf", 9, "b a")]
    [InlineData("half", 9, "")]
    public async Task Read_SmallFile_GivesWholeLinesNewestFirst(string text, int most, string lines)
    {
        await File.WriteAllTextAsync(_file, text, Token);
        string.Join(' ', await LogTail.ReadAsync(_file, most, Token)).ShouldBe(lines);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(999)]
    [InlineData(70_000)]
    public async Task Read_LinesAcrossBlocks_AreWhole(int length)
    {
        var lines = Enumerable.Range(0, 40).Select(number => $"{number}:" + new string('é', length)).ToList();
        await File.WriteAllTextAsync(_file, string.Join('\n', lines) + '\n', new UTF8Encoding(false), Token);
        (await LogTail.ReadAsync(_file, 30, Token)).ShouldBe(Enumerable.Reverse(lines).Take(30));
    }

    [Fact]
    public async Task Read_EndOfAHugeFile_ReadsOnlyTheEnd()
    {
        await using (var file = new FileStream(_file, FileMode.Create))
        {
            file.SetLength(1L * 1024 * 1024 * 1024);
            file.Position = file.Length;
            await file.WriteAsync("\nlast but one\nlast\n"u8.ToArray(), Token);
        }

        var before = GC.GetTotalAllocatedBytes();
        (await LogTail.ReadAsync(_file, 2, Token)).ShouldBe(["last", "last but one"]);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50_000_000);
    }
}
