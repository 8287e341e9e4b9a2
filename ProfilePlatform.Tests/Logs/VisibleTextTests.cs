using System.Globalization;
using System.Text;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Tests.Logs;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain words, 100 %", "plain words, 100 %")]
    [InlineData("two\nlines", @"two\nlines")]
    [InlineData("a\r\nb\tc", @"a\r\nb\tc")]
    [InlineData(@"C:\temp", @"C:\\temp")]
    [InlineData(@"\n stays", @"\\n stays")]
    [InlineData("\u001b[31mred", @"\u{001B}[31mred")]
    [InlineData("\u0085\u2028\u2029\v\f\0", @"\u{0085}\u{2028}\u{2029}\u{000B}\u{000C}\u{0000}")]
    [InlineData("\u202Eevil\u2066x\u2069", @"\u{202E}evil\u{2066}x\u{2069}")]
    [InlineData("a\u200Bb\uFEFFc\u00ADd\u00A0e\u3000f", @"a\u{200B}b\u{FEFF}c\u{00AD}d\u{00A0}e\u{3000}f")]
    [InlineData("\u3164\u115F\u2800\uFE0F", @"\u{3164}\u{115F}\u{2800}\u{FE0F}")]
    [InlineData("Zoë, 東京, नमस्ते, 🙂", "Zoë, 東京, नमस्ते, 🙂")]
    public void Of_Text_ShowsAllOfIt(string text, string shown) => VisibleText.Of(text).ShouldBe(shown);

    [Fact]
    public void Of_HalfACharacter_IsEscaped() => VisibleText.Of("a\uD83Db").ShouldBe(@"a\u{D83D}b");

    [Fact]
    public void Of_UnicodeTags_AreEscaped() => VisibleText.Of(new Rune(0xE0041).ToString()).ShouldBe(@"\u{E0041}");

    [Fact]
    public void Of_EveryCharacter_LeavesNoneThatMovesHidesOrBreaks()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value))
            {
                var shown = VisibleText.Of(new Rune(value).ToString());
                shown.EnumerateRunes().Any(rune => rune.Value != ' ' && IsUnseen(Rune.GetUnicodeCategory(rune))).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Append_TooLong_IsCutBetweenCharactersAndSaysSo()
    {
        var line = new StringBuilder();
        VisibleText.Append(line, "abc🙂def", 4);
        line.ToString().ShouldBe("abc (+5 characters)");
    }

    [Theory]
    [InlineData("", "-")]
    [InlineData("two words", "two_words")]
    [InlineData("line\nend", @"line\nend")]
    public void Word_AnyText_IsOneWord(string text, string word) => VisibleText.Word(text).ShouldBe(word);

    private static bool IsUnseen(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
