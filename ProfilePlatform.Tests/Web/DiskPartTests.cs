using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class DiskPartTests
{
    [Theory]
    [InlineData(0, "Failed")]
    [InlineData(15, "Failed")]
    [InlineData(16, "Degraded")]
    [InlineData(255, "Degraded")]
    [InlineData(256, "Ok")]
    [InlineData(100_000, "Ok")]
    public void Judge_FreeMegabytes_SaysHowItIs(long megabytes, string state) => DiskPart.Judge(megabytes * 1024 * 1024).State.ToString().ShouldBe(state);

    [Fact]
    public void Check_FolderThatIsGone_SaysNoPath()
    {
        var part = new DiskPart(new DataDirectory(Path.Combine(Path.GetTempPath(), "platform-not-there")));
        part.Check().Detail.ShouldNotContain("platform-not-there");
    }
}
