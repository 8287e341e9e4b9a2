using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class DotEnvTests
{
    [Fact]
    public void Parse_CommentsQuotesAndEqualsSigns_AreUnderstood() =>
        DotEnv.Parse(["# note", "", "A=1", " B = \"two words\" ", "C='x=y'", "D=a=b", "nothing"])
            .ShouldBe(new Dictionary<string, string?> { ["A"] = "1", ["B"] = "two words", ["C"] = "x=y", ["D"] = "a=b" }, ignoreOrder: true);
}
