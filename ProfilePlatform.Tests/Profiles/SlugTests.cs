using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Tests.Profiles;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Ana María López", "ana-maria-lopez")]
    [InlineData("  Dr. O'Neil-Smith  ", "dr-o-neil-smith")]
    [InlineData("Admin", "profile-admin")]
    [InlineData("李雷", "a-profile")]
    [InlineData("X", "profile-x")]
    public void From_Name_IsValid(string name, string slug)
    {
        Slug.From(name).ShouldBe(slug);
        Slug.IsValid(Slug.From(name)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a--b")]
    [InlineData("Ab")]
    [InlineData("explore")]
    [InlineData("a/b")]
    public void IsValid_BadForm_IsFalse(string slug) => Slug.IsValid(slug).ShouldBeFalse();

    [Fact]
    public void FirstFree_SomeTaken_TakesTheNextNumber() =>
        Slug.FirstFree("sam", new HashSet<string> { "sam", "sam-2" }).ShouldBe("sam-3");
}
