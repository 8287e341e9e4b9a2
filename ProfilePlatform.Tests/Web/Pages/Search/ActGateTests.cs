using ProfilePlatform.Web.Features.Search.Page.Asking;

namespace ProfilePlatform.Tests.Web.Pages.Search;

public sealed class ActGateTests
{
    [Fact]
    public void Enter_SameKeyManyTimes_IsOnce()
    {
        var gate = new ActGate();
        Enumerable.Range(0, 50).Count(_ => gate.TryEnter("a")).ShouldBe(1);

        gate.Leave(forGood: true);

        Enumerable.Range(0, 50).Count(_ => gate.TryEnter("a")).ShouldBe(0);
        gate.HasEnded("a").ShouldBeTrue();
        gate.TryEnter("b").ShouldBeTrue("another act has another key");
    }

    [Fact]
    public void Enter_WhileAnotherRuns_Waits()
    {
        var gate = new ActGate();
        gate.TryEnter("a").ShouldBeTrue();

        gate.TryEnter("b").ShouldBeFalse();
        gate.Leave(forGood: true);
        gate.TryEnter("b").ShouldBeTrue("it was never begun");
    }

    [Fact]
    public void Enter_AfterAFault_IsTheSameActAgain()
    {
        var gate = new ActGate();
        gate.TryEnter("a").ShouldBeTrue();
        gate.Leave(forGood: false);

        gate.TryEnter("a").ShouldBeTrue("nobody knows what came of it: the key says that it is the same");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("\"a\"")]
    [InlineData(" a")]
    public void Enter_WhatIsNoKey_IsRefused(string key) => new ActGate().TryEnter(key).ShouldBeFalse();
}
