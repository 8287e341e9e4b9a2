using System.Text;
using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Tests.Documents;

public sealed class DocumentRulesTests
{
    private static readonly byte[] OleHeader = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, byte[], string?> Contents => new()
    {
        { "cv.pdf", "%PDF-1.7\n"u8.ToArray(), null },
        { "cv.PDF", "\n%PDF-1.4"u8.ToArray(), null },
        { "cv.pdf", "Just text"u8.ToArray(), "document-type" },
        { "cv.txt", "%PDF-1.7\n"u8.ToArray(), "document-type" },
        { "cv.md", "PK\x03\x04 word/document.xml"u8.ToArray(), "document-type" },
        { "cv.txt", "{\\rtf1 text}"u8.ToArray(), "document-type" },
        { "cv.docx", "PK\x03\x04 word/document.xml"u8.ToArray(), null },
        { "cv.docx", "PK\x03\x04 xl/workbook.xml"u8.ToArray(), "document-type" },
        { "cv.docx", [.. OleHeader, .. Encoding.Unicode.GetBytes("WordDocument")], "document-type" },
        { "cv.docx", [.. OleHeader, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "document-encrypted" },
        { "cv.txt", "Some text\r\n"u8.ToArray(), null },
        { "cv.txt", [.. "Text with a "u8, 0, .. " zero"u8], "document-type" },
        { "cv.csv", new byte[4096], "document-type" },
        { "cv.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "document-type" },
        { "cv.csv", Encoding.Unicode.GetBytes("name,role\nAna,Lead\n"), null },
        { "cv.txt", Encoding.Latin1.GetBytes("Ingénieur à Lyon"), null },
        { "cv.md", [], "document-empty" },
        { "cv.pdf", [], "document-empty" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Content_AgainstItsExtension_IsJudgedByItsBytes(string name, byte[] bytes, string? code) =>
        ContentCheck.Check(DocumentRules.KindOf(name)!.Value, bytes)?.Code.ShouldBe(code);

    [Theory]
    [InlineData("cv.exe")]
    [InlineData("cv")]
    [InlineData("cv.doc")]
    public void Extension_OfAnotherFormat_IsUnknown(string name) => DocumentRules.KindOf(name).ShouldBeNull();

    [Theory]
    [InlineData("My CV (final).pdf", "My CV (final).pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\fakepath\\cv.docx", "cv.docx")]
    [InlineData("cv\u202Efdp.txt", "cvfdp.txt")]
    [InlineData("cv\u0000\u0007\r\n .md", "cv .md")]
    [InlineData("जीवन\u200Dवृत्त.pdf", "जीवन\u200Dवृत्त.pdf")]
    [InlineData("e\u0301t\u00E9.pdf", "été.pdf")]
    [InlineData("...pdf", null)]
    [InlineData(".pdf", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    public void Name_IsKeptWithoutFoldersAndInvisibleCharacters(string given, string? kept) => DocumentRules.SafeName(given).ShouldBe(kept);

    [Fact]
    public void Name_OfMoreThanTwoHundredBytes_IsRefused()
    {
        DocumentRules.SafeName(new string('a', 196) + ".pdf").ShouldNotBeNull();
        DocumentRules.SafeName(new string('a', 197) + ".pdf").ShouldBeNull();
        DocumentRules.SafeName(new string('क', 66) + ".pdf").ShouldBeNull();
    }

    [Fact]
    public void Sizes_AreFiveMegabytesForPdfAndOneForOthers()
    {
        DocumentRules.LargestSize(DocumentKind.Pdf).ShouldBe(5 * 1024 * 1024);
        Enum.GetValues<DocumentKind>().Where(kind => kind != DocumentKind.Pdf).ShouldAllBe(kind => DocumentRules.LargestSize(kind) == 1024 * 1024);
    }
}
