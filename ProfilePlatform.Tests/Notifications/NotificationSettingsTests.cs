using Microsoft.Extensions.Configuration;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>Settings that cannot work end the start with one line.</summary>
public sealed class NotificationSettingsTests
{
    private static readonly (string, string)[] Mail = [("SMTP_URL", "smtp://u:p%40ss@mail.example.org"), ("MAIL_FROM", "notices@example.org"), ("PUBLIC_URL", "https://people.example.org")];

    [Theory]
    [InlineData("SMTP_URL", "smtps://mail.example.org")]
    [InlineData("SMTP_URL", "mail.example.org")]
    [InlineData("SMTP_URL", "smtp://u:secret@mail.example.org?tls=none")]
    [InlineData("SMTP_URL", "smtp://:secret@mail.example.org")]
    [InlineData("MAIL_FROM", "")]
    [InlineData("MAIL_FROM", "Notices <notices@example.org>")]
    [InlineData("PUBLIC_URL", "")]
    [InlineData("PUBLIC_URL", "people.example.org")]
    [InlineData("PUBLIC_URL", "https://people.example.org/app")]
    [InlineData("SENDGRID_API_KEY", "SG.secret")]
    [InlineData("PUSHOVER_USER", "someone")]
    [InlineData("NOTIFICATION_SECONDS", "0")]
    public void Setting_ThatCannotWork_IsNamedInOneLine(string name, string value)
    {
        var fault = Should.Throw<InvalidOptionsException>(() => Read([.. Mail, (name, value)])).Message;
        fault.ShouldContain(name);
        fault.ShouldNotContain("\n");
        fault.ShouldNotContain("secret");
    }

    [Fact]
    public void Key_ToAForeignHostInTheClear_IsRefused() => Should.Throw<InvalidOptionsException>(
        () => Read(("PUSHOVER_TOKEN", "t"), ("PUBLIC_URL", "https://people.example.org"), ("PUSHOVER_BASE_URL", "http://push.example.org"))).Message.ShouldStartWith("PUSHOVER_BASE_URL");

    [Fact]
    public void Settings_Read()
    {
        var options = Read([.. Mail, ("PUSHOVER_TOKEN", "t"), ("PUSHOVER_BASE_URL", "http://127.0.0.1:9")]);
        options.Smtp.ShouldBe(new("mail.example.org", 587, "u", "p@ss", StartTls: true));
        options.Pushover!.BaseUrl.Port.ShouldBe(9);
        Read(("SMTP_URL", "smtp://relay:25?tls=none"), ("MAIL_FROM", "n@example.org"), ("PUBLIC_URL", "http://relay.example.org:8080")).Smtp.ShouldBe(new("relay", 25, "", "", StartTls: false));
        var none = Read();
        (none.HasEmail, none.Pushover, none.PublicUrl).ShouldBe((false, null, null));
    }

    private static Core.Notifications.NotificationOptions Read(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Array.ForEach(settings, setting => values[setting.Name] = setting.Value);
        return NotificationSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), local: false, []);
    }
}
