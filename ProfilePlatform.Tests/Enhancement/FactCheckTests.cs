using ProfilePlatform.Core.Enhancement.Facts;

namespace ProfilePlatform.Tests.Enhancement;

public sealed class FactCheckTests
{
    private const string Original = "Senior Engineer, Nordwind GmbH, Hamburg, March 2019 – June 2023\n\nBuilt the billing platform for 2 mio customers with a team of three. Helped to launch it in May 2021. Assistant manager of 12 people for 3 years.";

    [Theory]
    [InlineData("Built the billing platform for 2,000,000 customers with a team of 3.")]
    [InlineData("Built the billing platform for two million customers.")]
    [InlineData("Helped to launch the billing platform in May 2021, with a team of three.")]
    [InlineData("For four years at Nordwind in Hamburg I built the billing platform.")]
    [InlineData("Assistant manager of 12 people.")]
    [InlineData("I carefully built, step by step, a billing platform for customers.")]
    [InlineData("Built the envelopes of the billing platform for customers.")]
    [InlineData("Presented the billing platform to customers.")]
    public void Unsupported_SaysTheSame_IsEmpty(string text) => Check(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Built the billing platform for 3 million customers.", "3 million")]
    [InlineData("Built the billing platform for customers in June 2021.", "June 2021")]
    [InlineData("Built the billing platform at Siemens.", "Siemens")]
    [InlineData("Built the billing platform using kubernetes.", "kubernetes")]
    [InlineData("Built the billing platform in Rust.", "Rust")]
    [InlineData("Built the global billing platform.", "global")]
    [InlineData("Launched the billing platform in May 2021.", "Launched")]
    [InlineData("Manager of 12 people.", "Manager")]
    [InlineData("Assistant manager of 3 people.", "3")]
    [InlineData("Built the billing platform for five years.", "five")]
    [InlineData("Built the billing platform 🚀.", "🚀")]
    [InlineData("Built the **billing** platform.", "*")]
    [InlineData("Built the billing platform, see www.example.com.", "www.example.com")]
    [InlineData("Quietly prepared useful things.", "Quietly prepared useful things.")]
    [InlineData("Built the billing platform. I also wrote a textbook.", "textbook")]
    [InlineData("Built the billing platform and a textbook for customers.", "textbook")]
    [InlineData("Built the billing platform as treasurer of the team.", "treasurer")]
    [InlineData("Built the billing platform in matlab for customers.", "matlab")]
    [InlineData("Built the billing platform for customers in embassies.", "embassies")]
    [InlineData("Built the billing platform for customers by static analysis.", "analysis")]
    [InlineData("Built the billing platform for customers, which brought effort down.", "down")]
    [InlineData("I successfully built the billing platform.", "successfully")]
    public void Unsupported_SaysMore_NamesIt(string text, string fact) => Check(text).ShouldContain(fact);

    private static IReadOnlyList<string> Check(string text) => FactCheck.Unsupported(new SourceFacts(Original, HonestRewrite.Today), text);
}
