using ProfilePlatform.Core.Chat.Local;

namespace ProfilePlatform.Tests.Chat;

public sealed class EmailFinderTests
{
    [Theory]
    [InlineData("I'm Ana, ana@x.org", "ana@x.org", "Ana")]
    [InlineData("My name is José María Núñez. Write to jose.m@Example.CO.UK please", "jose.m@example.co.uk", "José María Núñez")]
    [InlineData("mail me: a+b@x-y.io!", "a+b@x-y.io", null)]
    [InlineData("i'm looking for a job, bob@x.org.", "bob@x.org", null)]
    [InlineData("(ana@x.org)", "ana@x.org", null)]
    public void In_OwnWords_FindsAddressAndName(string message, string email, string? name) => EmailFinder.In(message).ShouldBe(new VisitorContact(email, name));

    [Theory]
    [InlineData("")]
    [InlineData("@nexus and x@y")]
    [InlineData("a..b@x.org")]
    [InlineData("ana at x dot org")]
    [InlineData("user@localhost")]
    public void In_NoAddress_IsNull(string message) => EmailFinder.In(message).ShouldBeNull();

    [Fact]
    public void In_LongHostileText_EndsSoon() => EmailFinder.In(new string('a', 1_000) + "@" + new string('a', 900)).ShouldBeNull();
}
