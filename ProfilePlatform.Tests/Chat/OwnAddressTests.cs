using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Tests.Chat;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("Manchester · ruth.adebanjo@example.org", true)]
    [InlineData("write to r.adebanjo@example.org", true)]
    [InlineData("callum.ferrier@example.com", false)]
    [InlineData("0161 496 0142", true)]
    public void Is_AddressInText_OnlyThePersonsOwn(string text, bool own) =>
        OwnAddress.Is(Question.Parse("What is your email?", "Ruth Adebanjo"), text).ShouldBe(own);
}
