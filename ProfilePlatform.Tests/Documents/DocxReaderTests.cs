using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Tests.Documents;

public sealed class DocxReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Docx_HeadingsAndLists_StandOnTheirOwnLines()
    {
        var parts = new Dictionary<string, string>
        {
            ["styles"] = $"<w:styles {Docx.Namespaces}><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
                + "<w:style w:styleId=\"Items\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>",
            ["numbering"] = $"<w:numbering {Docx.Namespaces}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
                + "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>",
        };
        const string numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";

        var text = await ReadAsync(
            Docx.Paragraph("Ana Silva") + Docx.Paragraph("Experience", "<w:pStyle w:val=\"H1\"/>")
            + "<w:p><w:r><w:t>Engineer, Foo</w:t><w:tab/><w:t>2019 – 2021</w:t></w:r></w:p>" + Docx.Paragraph("Built things", "<w:pStyle w:val=\"Items\"/>")
            + Docx.Paragraph("one", numbered) + Docx.Paragraph("two", numbered),
            parts);

        text.ShouldBe("Ana Silva\n\nExperience\nEngineer, Foo\t2019 – 2021\n• Built things\n1. one\n2. two\n");
    }

    [Fact]
    public async Task Docx_Tables_AreReadRowByRowAndLayoutTablesColumnByColumn()
    {
        static string Cell(params string[] paragraphs) => $"<w:tc>{string.Concat(paragraphs.Select(text => Docx.Paragraph(text)))}</w:tc>";

        var text = await ReadAsync(
            $"<w:tbl><w:tr>{Cell("Skill")}{Cell("Level")}</w:tr><w:tr>{Cell("C#")}{Cell("Expert")}</w:tr></w:tbl>"
            + $"<w:tbl><w:tr>{Cell("2018 – 2020")}{Cell("Engineer", "Foo GmbH", "Built the ingestion pipeline and ran it", "Led a team of nine")}</w:tr></w:tbl>"
            + $"<w:tbl><w:tr>{Cell("Skills", "A", "B", "C")}{Cell("Profile", "D", "E", "F")}</w:tr></w:tbl>");

        text.ShouldContain("Skill\tLevel\nC#\tExpert\n");
        text.ShouldContain("2018 – 2020\tEngineer\nFoo GmbH\nBuilt the ingestion pipeline and ran it\n");
        text.ShouldContain("Skills\nA\nB\nC\n\nProfile\nD\nE\nF");
    }

    [Fact]
    public async Task Docx_TextBoxWithFallback_IsReadOnce()
    {
        var box = $"<w:txbxContent>{Docx.Paragraph("Boxed words")}</w:txbxContent>";

        var text = await ReadAsync(
            Docx.Paragraph("Before") + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>" + box
            + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box + "</v:textbox></mc:Fallback></mc:AlternateContent><w:t>Anchor</w:t></w:r></w:p>"
            + Docx.Paragraph("After"));

        text.ShouldBe("Before\nAnchor\n\nBoxed words\n\nAfter\n");
    }

    [Fact]
    public async Task Docx_TrackedChanges_AreTakenAsAccepted()
    {
        var text = await ReadAsync(
            "<w:p><w:r><w:t xml:space=\"preserve\">Led </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del><w:ins><w:r><w:t>nine</w:t></w:r></w:ins>"
            + "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t xml:space=\"preserve\"> people</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>" + Docx.Paragraph(" line")
            + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>Deleted row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

        text.ShouldBe("Led nine people\nOne line\n");
    }

    [Fact]
    public async Task Docx_HeadersNotesLinksAndSpecialHyphens_AreRead()
    {
        var header = $"<w:hdr {Docx.Namespaces}>{Docx.Paragraph("Ana Silva, Lisbon")}</w:hdr>";
        var parts = new Dictionary<string, string>
        {
            ["header1"] = header,
            ["header2"] = header,
            ["footer1"] = $"<w:ftr {Docx.Namespaces}>{Docx.Paragraph("7")}</w:ftr>",
            ["footnotes"] = $"<w:footnotes {Docx.Namespaces}><w:footnote w:type=\"separator\" w:id=\"0\">{Docx.Paragraph("-----x")}</w:footnote>"
                + $"<w:footnote w:id=\"1\">{Docx.Paragraph("A footnote")}</w:footnote></w:footnotes>",
        };

        var text = await ReadAsync(
            "<w:p><w:hyperlink><w:r><w:t>ana.example</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:t>era</w:t><w:softHyphen/><w:t>tion</w:t></w:r>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
            parts);

        text.ShouldBe("Ana Silva, Lisbon\n\nana.example co-operation\n\nA footnote\n");
    }

    [Fact]
    public async Task Docx_MalformedLinkAddress_DoesNotRefuseTheDocument()
    {
        var path = _folder.File("cv.docx");
        Docx.Write(path, Docx.Paragraph("Readable"), relationships:
            "<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a@b@c d,\" TargetMode=\"External\"/>");

        (await Reading.TextAsync(path)).Text.ShouldBe("Readable\n");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> ReadAsync(string body, IReadOnlyDictionary<string, string>? parts = null)
    {
        var path = _folder.File("cv.docx");
        Docx.Write(path, body, parts);
        return (await Reading.TextAsync(path)).Text;
    }
}
