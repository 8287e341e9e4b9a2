using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Tests.Documents;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Pdf_Sidebar_IsReadColumnByColumn()
    {
        var text = (await Reading.TextAsync(Reading.Fixture("sidebar.pdf"))).Text;

        string[] inOrder = ["CONTACT", "SKILLS", "LANGUAGES", "EDUCATION", "2007 – 2011", "Meera Iyer", "PROFILE", "EXPERIENCE", "AWARDS"];
        var places = inOrder.Select(words => text.IndexOf(words, StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place >= 0);
        places.ShouldBe(places.Order());
        text.ShouldContain("Lead Structural Engineer\tApr 2018 – Present\n");
    }
}
