using ProfilePlatform.Core.Credits.Keys;

namespace ProfilePlatform.Tests.Credits;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("  a  ", "a")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("\"a\\\\b\"", "a\\b")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    public void Key_BareOrQuoted_IsRead(string field, string expected)
    {
        IdempotencyKey.TryRead([field], out var key).ShouldBeTrue();
        key.ShouldBe(expected);
    }

    [Fact]
    public void Key_OfTheGreatestLength_IsRead()
    {
        IdempotencyKey.TryRead([new string('k', 255)], out _).ShouldBeTrue();
        IdempotencyKey.TryRead(['"' + new string('k', 255) + '"'], out _).ShouldBeTrue();
        IdempotencyKey.TryRead([new string('k', 256)], out _).ShouldBeFalse();
        IdempotencyKey.TryRead(['"' + new string('k', 256) + '"'], out _).ShouldBeFalse();
    }

    [Fact]
    public void Key_None_IsNoFault()
    {
        IdempotencyKey.TryRead([], out var key).ShouldBeTrue();
        key.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\"\"")]
    [InlineData("\"")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("\"a,b\"")]
    [InlineData("\"a\",\"b\"")]
    [InlineData("\"a\";p=1")]
    [InlineData("\"a\\x\"")]
    [InlineData("\"a\\\"")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a\u007f")]
    [InlineData("ключ")]
    public void Key_NoKey_IsRefused(string field) => IdempotencyKey.TryRead([field], out _).ShouldBeFalse();

    [Fact]
    public void Key_TwoFields_IsRefused() => IdempotencyKey.TryRead(["a", "a"], out _).ShouldBeFalse();
}
