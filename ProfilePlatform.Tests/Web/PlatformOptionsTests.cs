using Microsoft.Extensions.Configuration;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class PlatformOptionsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        var options = Read([]);
        options.DataDir.ShouldBe("data");
        options.IsLocal.ShouldBeFalse();
        options.RagTopK.ShouldBe(4);
        options.AiTheme.ShouldBeTrue();
        options.Credits.SignupCredits.ShouldBe(100);
        (options.Billing.TakesPayments, options.Billing.PayeeName, options.Billing.Fee).ShouldBe((false, "AI Profile Platform", 1_000L));
        options.Urls.ShouldBe(["http://127.0.0.1:7860"]);
    }

    [Theory]
    [InlineData("IS_LOCAL", "maybe")]
    [InlineData("LOG_LEVEL", "LOUD")]
    [InlineData("PROFILE_DAILY_TOKENS", "-1")]
    [InlineData("RAG_TOP_K", "0")]
    [InlineData("RAG_TOP_K", "four")]
    [InlineData("SIGNUP_CREDITS", "-1")]
    [InlineData("SEARCH_PER_MINUTE", "0")]
    [InlineData("CAROUSEL_AI_THEME_ENABLED", "perhaps")]
    [InlineData("UPI_VPA", "nobody")]
    [InlineData("UPI_VPA", "X&pa=evil@upi&am=1")]
    [InlineData("UPI_PAYEE_NAME", "two\nlines")]
    [InlineData("PLATFORM_FEE_INR", "0")]
    [InlineData("PLATFORM_FEE_INR", "-10")]
    [InlineData("PLATFORM_FEE_INR", "9.999")]
    [InlineData("PLATFORM_FEE_INR", "1e3")]
    [InlineData("PLATFORM_FEE_INR", "ten")]
    public void Read_BadValue_NamesIt(string name, string value) =>
        Should.Throw<InvalidOptionsException>(() => Read(new() { [name] = value })).Message.ShouldContain(name);

    [Theory]
    [InlineData("http://0.0.0.0:7860")]
    [InlineData("http://*:7860")]
    [InlineData("http://127.0.0.1:1;http://10.0.0.1:2")]
    public void Read_LocalModeOnAnOpenAddress_IsRefused(string urls) =>
        Should.Throw<InvalidOptionsException>(() => Read(new() { ["IS_LOCAL"] = "true", ["ASPNETCORE_URLS"] = urls }));

    [Fact]
    public void Read_LocalModeWithTheServersOwnOpenAddress_IsRefused() =>
        Should.Throw<InvalidOptionsException>(() => Read(new() { ["IS_LOCAL"] = "true", ["Kestrel:Endpoints:Http:Url"] = "http://0.0.0.0:7860" }));

    [Fact]
    public void Read_LocalModeInProduction_IsRefused() =>
        Should.Throw<InvalidOptionsException>(() => Read(new() { ["IS_LOCAL"] = "true" }, production: true));

    private static PlatformOptions Read(Dictionary<string, string?> values, bool production = false) =>
        PlatformOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), production);
}
