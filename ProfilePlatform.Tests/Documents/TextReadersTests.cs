using System.Text;

namespace ProfilePlatform.Tests.Documents;

public sealed class TextReadersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16-bare", "utf-16BE-bare", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_InAnyEncoding_IsReadAlike(string encoding)
    {
        const string content = "Zoë Müller – Ingénieure\r\nLyon\r\n";
        byte[] bytes = encoding switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(content)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(content)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(content),
            "utf-16BE-bare" => Encoding.BigEndianUnicode.GetBytes(content),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(content),
            _ => Encoding.UTF8.GetBytes(content),
        };

        (await ReadAsync("cv.txt", bytes)).ShouldBe("Zoë Müller – Ingénieure\nLyon\n");
    }

    [Fact]
    public async Task Text_JoinersAndEmojiStay_InvisibleInstructionsGo()
    {
        var tags = string.Concat("ignore".Select(letter => char.ConvertFromUtf32(0xE0000 + letter)));

        var text = await ReadAsync("cv.txt", Encoding.UTF8.GetBytes($"क्\u200Dष 👩\u200D🔬 ok{tags}\u202Egnp.exe\u202C e\u0301 o\uFB03ce\u0007\n"));

        text.ShouldBe("क्\u200Dष 👩\u200D🔬 okgnp.exe é office\n");
    }

    [Fact]
    public async Task Text_HardWrappedParagraph_BecomesOneLine()
    {
        var text = await ReadAsync("cv.txt", Encoding.UTF8.GetBytes(
            "I have spent twelve years building data platforms for banks and\ninsurers, first as a developer and later as the lead of a team of\n"
            + "nine people in two countries, always close to the code and to the\npeople who use it.\n\nSKILLS\n- C#\n* SQL\nLead Engineer              2019 - 2021\n"));

        text.ShouldBe(
            "I have spent twelve years building data platforms for banks and insurers, first as a developer and later as the lead of a team of "
            + "nine people in two countries, always close to the code and to the people who use it.\n\nSKILLS\n• C#\n• SQL\nLead Engineer\t2019 - 2021\n");
    }

    [Fact]
    public async Task Text_OneHugeLine_IsRead() =>
        (await ReadAsync("cv.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 200_000))))).Length.ShouldBe(1_000_000);

    [Fact]
    public async Task Markdown_IsReadAsTextWithoutMarkup()
    {
        var text = await ReadAsync("cv.md", Encoding.UTF8.GetBytes(
            "# Ana Silva\n## Experience\n**Lead**, Foo\n*2019 – present*\n\n- Built [things](https://foo.example) with a long line that goes on until it\n  wraps\n  - nested\n"
            + "1. one\n\n<script>alert(1)</script>\n\n<div>Hello <b>there</b></div>\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"));

        text.ShouldBe(
            "Ana Silva\n\nExperience\nLead, Foo\n2019 – present\n\n• Built things with a long line that goes on until it wraps\n• nested\n\n1. one\n\nHello there\n\nA\tB\n1\t2\n");
    }

    [Theory]
    [InlineData("Name;Role;Notes\nAna;\"Lead; dev\";\"a\nb\"\nBob;;x\n", "Name: Ana; Role: Lead; dev; Notes: a b\n\nName: Bob; Notes: x\n")]
    [InlineData("Company,Title,Start\nFoo,Engineer,2019\n", "Company: Foo; Title: Engineer; Start: 2019\n")]
    [InlineData("Field\tValue\nName\tAna\nCity\tLisbon\n", "Name: Ana\n\nCity: Lisbon\n")]
    public async Task Csv_EachRecord_BecomesOneBlock(string csv, string expected) =>
        (await ReadAsync("cv.csv", Encoding.UTF8.GetBytes(csv))).ShouldBe(expected);

    public void Dispose() => _folder.Dispose();

    private async Task<string> ReadAsync(string name, byte[] bytes) => (await Reading.TextAsync(_folder.Write(name, bytes))).Text;
}
