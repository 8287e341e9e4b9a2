using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Identity;

/// <summary>The keys that cookies are encrypted by, on the disk.</summary>
public sealed class KeyRingTests : IDisposable
{
    private const string Secret = "a secret of more than sixteen letters";
    private readonly string _data = Directory.CreateTempSubdirectory("keys-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Secret_EncryptsTheKeys_AndOpensThemAfterARestart()
    {
        var sealedText = await WithAsync(Secret, protector => protector.Protect("for later"));
        foreach (var file in Directory.GetFiles(Path.Combine(_data, "keys")))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            text.ShouldContain("<sealed");
            text.ShouldNotContain("<masterKey");
        }

        (await WithAsync(Secret, protector => protector.Unprotect(sealedText))).ShouldBe("for later");
    }

    [Theory]
    [InlineData("another secret of more than sixteen letters")]
    [InlineData(null)]
    public async Task Secret_WrongOrMissing_EndsTheStartWithOneLine(string? secret)
    {
        await WithAsync(Secret, protector => protector.Protect("x"));
        var fault = await Should.ThrowAsync<InvalidOptionsException>(() => WithAsync(secret, protector => protector.Protect("x")));
        fault.Message.ShouldContain("SESSION_SECRET_KEY does not open the keys");
        fault.Message.ShouldNotContain("secret of more");
        fault.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Secret_SetLater_LetsPlainKeysBeUsedNoMore()
    {
        var old = await WithAsync(null, protector => protector.Protect("old"));
        await WithAsync(Secret, protector => Should.Throw<System.Security.Cryptography.CryptographicException>(() => protector.Unprotect(old)).Message);
        var fresh = await WithAsync(Secret, protector => protector.Protect("new"));
        (await WithAsync(Secret, protector => protector.Unprotect(fresh))).ShouldBe("new");
    }

    private async Task<string> WithAsync(string? secret, Func<IDataProtector, string> act)
    {
        await using var host = await PlatformHost.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["SESSION_SECRET_KEY"] = secret }, _data, TestContext.Current.CancellationToken);
        return act(host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }
}
