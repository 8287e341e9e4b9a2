using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Tests.Documents;

/// <summary>Files made to break a reader. Each ends in a refusal or in harmless text, in time, and this process does not notice.</summary>
public sealed class HostileDocumentTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(11);

    private readonly TemporaryFolder _folder = new();
    private readonly long _started = Stopwatch.GetTimestamp();

    [Fact]
    public async Task Pdf_Truncated_IsUnreadableOrPartlyRead()
    {
        var whole = await File.ReadAllBytesAsync(Reading.Fixture("entries.pdf"), TestContext.Current.CancellationToken);

        foreach (var share in new[] { 0.02, 0.5, 0.99 })
        {
            var result = await Reading.ReadAsync(_folder.Write("cut.pdf", whole[..(int)(whole.Length * share)]));
            if (result is DocumentReadResult.Refused refused)
            {
                refused.Refusal.Code.ShouldBeOneOf("document-unreadable", "document-empty");
            }
        }
    }

    [Fact]
    public async Task Pdf_WithFlippedBits_NeverEndsInAFault()
    {
        var whole = await File.ReadAllBytesAsync(Reading.Fixture("two-columns.pdf"), TestContext.Current.CancellationToken);
        var random = new Random(7);

        for (var round = 0; round < 8; round++)
        {
            var broken = whole.ToArray();
            for (var i = 0; i < 40; i++)
            {
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            }

            (await Reading.ReadAsync(_folder.Write("flipped.pdf", broken))).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Pdf_WithPassword_IsNamedAsEncrypted() =>
        (await Reading.RefusalAsync(Reading.Fixture("encrypted.pdf"))).ShouldBe("document-encrypted");

    [Fact]
    public async Task Pdf_WithoutText_IsNamedAsEmpty() =>
        (await Reading.RefusalAsync(_folder.Write("scan.pdf", Pdf.Make(pages: 1, content: "")))).ShouldBe("document-empty");

    [Fact]
    public async Task Pdf_WithTooManyPages_IsTooComplex()
    {
        (await Reading.TextAsync(_folder.Write("long.pdf", Pdf.Make(pages: 200, content: "(Page) Tj")))).PageStarts.Count.ShouldBe(200);
        (await Reading.RefusalAsync(_folder.Write("longer.pdf", Pdf.Make(pages: 201, content: "(Page) Tj")))).ShouldBe("document-too-complex");
    }

    [Fact]
    public async Task Pdf_BombOfCompressedText_IsTooComplex()
    {
        var path = _folder.Write("bomb.pdf", Pdf.Compressed(string.Concat(
            Enumerable.Range(0, 600_000).Select(i => $"1 0 0 1 {20 + (i * 37 % 500)} {20 + (i * 53 % 800)} Tm (w{i % 10}) Tj\n"))));

        new FileInfo(path).Length.ShouldBeLessThan((int)DocumentRules.LargestSize(DocumentKind.Pdf));
        (await Reading.RefusalAsync(path)).ShouldBe("document-too-complex");
    }

    [Fact]
    public async Task Pdf_WithoutPdftotext_SaysWhichPackageIsMissing()
    {
        var options = new DocumentReaderOptions { SearchPath = _folder.Path };

        var result = await Reading.ReadAsync(Reading.Fixture("entries.pdf"), options);

        var refusal = result.ShouldBeOfType<DocumentReadResult.Refused>().Refusal;
        refusal.Code.ShouldBe("reader-unavailable");
        refusal.Message.ShouldContain("poppler-utils");
        ReaderStatus.Of(options.SearchPath).IsComplete.ShouldBeFalse();
        (await Reading.ReadAsync(_folder.Write("cv.txt", "Other formats work"u8.ToArray()), options)).ShouldBeOfType<DocumentReadResult.Read>();
    }

    [Fact]
    public async Task Docx_ZipBomb_IsTooComplex()
    {
        var path = _folder.File("bomb.docx");
        Docx.Write(path, $"<w:p><w:r><w:t>{new string('a', 70 * 1024 * 1024)}</w:t></w:r></w:p>");

        new FileInfo(path).Length.ShouldBeLessThan(1024 * 1024);
        (await Reading.RefusalAsync(path)).ShouldBe("document-too-complex");
    }

    [Fact]
    public async Task Docx_BombThatLiesAboutItsSize_IsRefused()
    {
        var path = _folder.File("liar.docx");
        Docx.Write(path, $"<w:p><w:r><w:t>{new string('a', 200 * 1024 * 1024)}</w:t></w:r></w:p>");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Docx.ShrinkDeclaredSizes(bytes);

        (await Reading.RefusalAsync(_folder.Write("liar.docx", bytes))).ShouldBeOneOf("document-too-complex", "document-unreadable");
    }

    [Fact]
    public async Task Docx_NestedWithoutEnd_IsTooComplex()
    {
        var path = _folder.File("deep.docx");
        var open = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 20_000));
        Docx.Write(path, open + Docx.Paragraph("deep") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 20_000)));

        (await Reading.RefusalAsync(path)).ShouldBe("document-too-complex");
    }

    [Fact]
    public async Task Docx_WithExternalEntity_IsUnreadableAndOpensNothing()
    {
        var secret = _folder.Write("secret.txt", "top secret"u8.ToArray());
        var path = _folder.File("xxe.docx");
        Docx.Write(path,
            $"<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file://{secret}\">]><w:document {Docx.Namespaces}><w:body>{Docx.Paragraph("&x;")}</w:body></w:document>");

        (await Reading.RefusalAsync(path)).ShouldBe("document-unreadable");
    }

    [Fact]
    public async Task Docx_WithOutsideTemplateAndPicture_MakesNoRequest()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/x";
        const string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        var path = _folder.File("remote.docx");
        Docx.Write(path, Docx.Paragraph("Text") + "<w:altChunk r:id=\"a\"/>", relationships: string.Concat(
            new[] { "attachedTemplate", "image", "aFChunk", "hyperlink", "oleObject" }.Select((name, i) =>
                $"<Relationship Id=\"{(char)('a' + i)}\" Type=\"{kind}{name}\" Target=\"{address}\" TargetMode=\"External\"/>")));

        (await Reading.TextAsync(path)).Text.ShouldBe("Text\n");
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Docx_WithEntriesOutsideItself_WritesNoFile()
    {
        var path = _folder.File("slip.docx");
        Docx.Write(path, Docx.Paragraph("Text"), entries: new Dictionary<string, string> { ["../../slipped.txt"] = "x", ["/slipped.txt"] = "x" });

        (await Reading.ReadAsync(path)).ShouldNotBeNull();
        Directory.GetFiles(_folder.Path).ShouldBe([path]);
        File.Exists(Path.Combine(_folder.Path, "..", "..", "slipped.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Docx_ThatIsNoArchive_IsUnreadable() =>
        (await Reading.RefusalAsync(_folder.Write("cv.docx", "PK\x03\x04 word/document.xml and nothing else"u8.ToArray()))).ShouldBe("document-unreadable");

    [Theory]
    [InlineData("> ", 200_000)]
    [InlineData("- ", 100_000)]
    [InlineData("[", 300_000)]
    [InlineData("*a **b ", 60_000)]
    public async Task Markdown_NestedWithoutEnd_EndsInTime(string part, int times) =>
        (await Reading.ReadAsync(_folder.Write("deep.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, times)) + "x")))).ShouldNotBeNull();

    [Fact]
    public async Task Csv_OfNothingButDelimiters_IsRefused() =>
        (await Reading.RefusalAsync(_folder.Write("wide.csv", Encoding.UTF8.GetBytes(new string(',', 1_000_000))))).ShouldBe("document-too-complex");

    [Theory]
    [InlineData("exec sleep 60", "document-too-complex")]
    [InlineData("sleep 60 & wait", "document-too-complex")]
    [InlineData("kill -ABRT $$", "document-too-complex")]
    [InlineData("exec cat /dev/zero", "document-too-complex")]
    [InlineData("echo nonsense", "document-too-complex")]
    [InlineData("echo '{\"Code\":\"document-empty\"}'", "document-empty")]
    public async Task Reader_ThatHangsDiesOrFloods_IsEndedWithAllItStarted(string script, string code)
    {
        var options = new DocumentReaderOptions { Command = ["/bin/sh", "-c", script], TimeLimit = TimeSpan.FromSeconds(1) };

        (await Reading.RefusalAsync(_folder.Write("cv.txt", "x"u8.ToArray()), options)).ShouldBe(code);
    }

    [Fact]
    public async Task Reader_SeesNothingOfThisProcessesEnvironment()
    {
        Environment.SetEnvironmentVariable("DOCUMENTS_TEST_SECRET", "hunter2");
        var output = _folder.File("cv.txt");
        await File.WriteAllTextAsync(output, "x", TestContext.Current.CancellationToken);
        var options = new DocumentReaderOptions { Command = ["/bin/sh", "-c", "test -z \"$DOCUMENTS_TEST_SECRET\" && echo '{\"Code\":\"document-empty\"}'"] };

        (await Reading.RefusalAsync(output, options)).ShouldBe("document-empty");
    }

    [Fact]
    public async Task Reader_CallerGoesAway_IsCancelled()
    {
        using var reader = new DocumentReader(
            new DocumentReaderOptions { Command = ["/bin/sh", "-c", "exec sleep 60"] }, TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<DocumentReader>.Instance);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => reader.ReadAsync("/dev/null", DocumentKind.Text, caller.Token));
    }

    public void Dispose()
    {
        Stopwatch.GetElapsedTime(_started).ShouldBeLessThan(4 * Limit);
        _folder.Dispose();
    }
}
