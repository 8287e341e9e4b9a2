using System.Net;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class VisitorKeyTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Of_TwoAddresses_AreOneVisitorInOneNetwork(string one, string other, bool same) =>
        (VisitorKey.Of(IPAddress.Parse(one)) == VisitorKey.Of(IPAddress.Parse(other))).ShouldBe(same);
}
