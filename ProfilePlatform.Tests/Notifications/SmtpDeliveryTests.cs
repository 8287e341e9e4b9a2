using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Channels;
using ProfilePlatform.Core.Notifications.Sending;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>Mail by a mail server that does what mail servers do.</summary>
public sealed class SmtpDeliveryTests : IAsyncLifetime
{
    private DeliveryBench _bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await DeliveryBench.CreateAsync(smtp: true);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Mail_HasItsHeadersAndTwoForms()
    {
        await _bench.LeadAsync("Zoë", notes: "first\nsecond");
        await _bench.Worker().RunAsync(null, Token);

        var mail = _bench.Smtp!.Confirmed.ShouldHaveSingleItem();
        mail.Commands.ShouldContain($"RCPT TO:<{DeliveryBench.OwnerEmail}>");
        mail.Headers["Message-ID"].ShouldBe($"<{(await _bench.OneAsync()).Id:N}@example.org>");
        mail.Headers["From"].ShouldContain("notices@example.org");
        mail.Headers["List-Unsubscribe"].ShouldStartWith("<https://people.example.org/unsubscribe?t=");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        mail.Headers["Content-Type"].ShouldStartWith("multipart/alternative");
        mail.Parts.Count.ShouldBe(2);
        mail.Parts[0].ShouldContain("Zoë left the address kim@example.org");
        mail.Parts[0].ShouldContain("> first\n> second");
        mail.Parts[1].ShouldContain("first<br>second");
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("hang")]
    public async Task Server_ThatTakesTheWholeAndConfirmsNothing_GetsTheSameMessageAgain(string mood)
    {
        _bench.Smtp!.Mood = mood;
        await _bench.LeadAsync();
        await (mood.StartsWith("hang", StringComparison.Ordinal) ? _bench.ImpatientWorker() : _bench.Worker()).RunAsync(null, Token);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Waiting);

        _bench.Smtp.Mood = "";
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.Worker().RunAsync(null, Token);
        await _bench.Worker().RunAsync(null, Token);

        _bench.Smtp.All.Count.ShouldBe(2);
        _bench.Smtp.Confirmed.Count.ShouldBe(1);
        _bench.Smtp.All.Select(mail => mail.Headers["Message-ID"]).Distinct().Count().ShouldBe(1, "the mailbox can tell that it is one");
    }

    [Theory]
    [InlineData("hang-greeting", DeliveryState.Waiting)]
    [InlineData("451 later", DeliveryState.Waiting)]
    [InlineData("550 no such user", DeliveryState.Failed)]
    public async Task Server_ThatDoesNotTakeIt_IsAskedAgainOrNot(string mood, DeliveryState expected)
    {
        _bench.Smtp!.Mood = mood;
        await _bench.LeadAsync();
        await (mood.StartsWith("hang", StringComparison.Ordinal) ? _bench.ImpatientWorker() : _bench.Worker()).RunAsync(null, Token);

        var one = await _bench.OneAsync();
        one.State.ShouldBe(expected);
        one.Fault.ShouldNotContain("no such user");
        _bench.Smtp.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Eve\r\nBcc: everybody@example.org\r\n\r\nHello")]
    [InlineData("Eve\u2028Bcc: everybody@example.org")]
    [InlineData("Eve\u0085\u000b\u000cBcc: everybody@example.org")]
    [InlineData("=?utf-8?Q?=0D=0ABcc:_everybody@example.org?=")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("\"><a href=\"https://evil.example\">x</a>")]
    [InlineData("\ud800 \u202e evil \0")]
    public async Task Name_Hostile_StaysAName(string name)
    {
        await _bench.LeadAsync(name, notes: name + "\n.\nQUIT\n");
        await _bench.Worker().RunAsync(null, Token);

        var mail = _bench.Smtp!.Confirmed.ShouldHaveSingleItem();
        mail.Headers.Keys.ShouldBe(
            ["Message-ID", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "From", "To", "Date", "Subject", "Content-Type"], ignoreOrder: true);
        mail.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Parts[1]);
        page.QuerySelectorAll("script, img").ShouldBeEmpty();
        page.QuerySelectorAll("a").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith("https://people.example.org/"));
    }

    [Theory]
    [InlineData("ana@example.org", true)]
    [InlineData("ana+x@mail.example.org", true)]
    [InlineData("ana@localhost", false)]
    [InlineData("ana@example.org,eve@example.org", false)]
    [InlineData("Ana <ana@example.org>", false)]
    [InlineData("ana@example.org\r\nRCPT TO:<eve@example.org>", false)]
    [InlineData("\"a b\"@example.org", false)]
    [InlineData("zoë@example.org", false)]
    [InlineData("@example.org", false)]
    public void Address_IsOneOrNone(string address, bool usable) => MailAddresses.IsUsable(address).ShouldBe(usable);

    [Fact]
    public async Task Kinds_AllHaveTheirWords()
    {
        var id = new Guid("01a00000-0000-7000-8000-000000000000");
        var at = _bench.Time.GetUtcNow();
        foreach (var (kind, payload) in new (string, object)[]
        {
            (NotificationKinds.Invoice, new InvoiceNotice(id, "November 2026", 49_900, "INR", new DateOnly(2026, 12, 5))),
            (NotificationKinds.Receipt, new ReceiptNotice(id, "November 2026", 49_900, "INR", at)),
            (NotificationKinds.Donation, new DonationNotice(id, 100_000, "INR", at)),
            (NotificationKinds.Digest, new DigestNotice(new DateOnly(2026, 11, 9), 3, [new DigestGroup("Do you sail?", 2), new DigestGroup("Do you dive?", 1)])),
            (NotificationKinds.Budget, new { day = "2026-11-20", slug = "ana", used = 500_000, limit = 500_000 }),
        })
        {
            await _bench.AddAsync(kind, _bench.Profile, kind, payload);
        }

        await _bench.Db.Writer.WriteAsync((db, token) => _bench.Outbox.AddForUserAsync(
            db, NotificationKinds.SearchAlert, _bench.Owner, "search-alert:x", new { search_id = id, people = 2, link = "/search?q=go" }, token), Token);
        await _bench.Plan.RunAsync(Token);
        await _bench.Worker().RunAsync(null, Token);

        var texts = _bench.Smtp!.Confirmed.Select(mail => mail.Parts[0]).ToList();
        texts.Count.ShouldBe(6);
        texts.ShouldContain(text => text.Contains("The invoice for Ana Duarte, November 2026, is INR 499.00, due on 5 December 2026.") && text.Contains("https://people.example.org/owner/ana/billing"));
        texts.ShouldContain(text => text.Contains("We received INR 499.00 for Ana Duarte, November 2026, on 20 November 2026."));
        texts.ShouldContain(text => text.Contains("We received your donation of INR 1,000.00"));
        texts.ShouldContain(text => text.Contains("> Do you sail? (2 times)") && text.Contains("In the week from 9 November 2026"));
        texts.ShouldContain(text => text.Contains("500,000 of 500,000 tokens of 2026-11-20 are used up."));
        texts.ShouldContain(text => text.Contains("2 new people match a search that you watch.") && text.Contains("https://people.example.org/search?q=go"));
    }
}
