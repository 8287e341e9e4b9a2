using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Theming.Colours;

namespace ProfilePlatform.Tests.Theming;

public sealed class ContrastTests
{
    /// <summary>Ratios by WCAG 2.2's formula, computed apart from the product with forty digits.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21.000000)]
    [InlineData("#ffffff", "#ffffff", 1.000000)]
    [InlineData("#767676", "#ffffff", 4.542225)]
    [InlineData("#777777", "#ffffff", 4.478089)]
    [InlineData("#0000ff", "#ffffff", 8.592471)]
    [InlineData("#ff0000", "#ffffff", 3.998477)]
    [InlineData("#00ff00", "#ffffff", 1.372190)]
    [InlineData("#ffff00", "#000000", 19.556000)]
    [InlineData("#333333", "#ffffff", 12.634654)]
    [InlineData("#0f6b66", "#fbfaf7", 6.068670)]
    [InlineData("#4fb3ab", "#14161a", 7.217846)]
    [InlineData("#0a0a0a", "#0b0b0b", 1.005869)]
    [InlineData("#ff00ff", "#00ffff", 2.501195)]
    [InlineData("#123456", "#abcdef", 7.697308)]
    [InlineData("#b3111e", "#ffe08a", 5.398889)]
    [InlineData("#949494", "#000000", 6.922765)]
    [InlineData("#959595", "#ffffff", 2.995346)]
    [InlineData("#00008b", "#1e90ff", 4.726422)]
    [InlineData("#808080", "#7f7f7f", 1.013842)]
    [InlineData("#9db4ff", "#101218", 9.276737)]
    public void Ratio_ReferenceCases_HoldToFourDigits(string one, string other, double expected)
    {
        Contrast.Ratio(Read(one), Read(other)).ShouldBe(expected, 1e-4);
        Contrast.Ratio(Read(other), Read(one)).ShouldBe(expected, 1e-4);
    }

    [Fact]
    public void Theme_OfAnyColours_CanBeRead()
    {
        var colour = Gen.Choose(0, 0xFFFFFF).Select(value => Read($"#{value:x6}"));
        var themes = Gen.ArrayOf(colour, 4).Select(four => new ThemeColours(four[0], four[1], four[2], four[3]));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(themes.ToArbitrary(), chosen =>
        {
            var theme = Theme.Of(chosen);
            Math.Min(theme.TitleRatio, Math.Min(theme.BodyRatio, theme.NavigationRatio)).ShouldBeGreaterThanOrEqualTo(4.5);
            theme.Colours.Background.ShouldBe(chosen.Background);
            theme.Corrected.ShouldBe(theme.Colours != chosen);
            Theme.Of(theme.Colours).Corrected.ShouldBeFalse("what was corrected once is right");
            if (Contrast.Ratio(chosen.Title, chosen.Background) >= 4.5)
            {
                theme.Colours.Title.ShouldBe(chosen.Title, "what can be read stays");
            }
        }));
    }

    [Fact]
    public void Theme_OfEveryGrey_CanBeRead()
    {
        foreach (var grey in Enumerable.Range(0, 256).Select(value => new Colour((byte)value, (byte)value, (byte)value)))
        {
            Theme.Of(new ThemeColours(grey, grey, grey, grey)).TitleRatio.ShouldBeGreaterThanOrEqualTo(4.5, grey.ToString());
        }
    }

    [Theory]
    [InlineData("#FFAA00", true)]
    [InlineData("#ffaa0", false)]
    [InlineData("#ffaa001", false)]
    [InlineData("ffaa00", false)]
    [InlineData("#ffaa0g", false)]
    [InlineData("#+12345", false)]
    [InlineData("# 12345", false)]
    [InlineData("red", false)]
    [InlineData("#fff;}*", false)]
    [InlineData("#١٢٣٤٥٦", false)]
    [InlineData(null, false)]
    public void Colour_IsSixDigitsAndNothingElse(string? text, bool taken) => Colour.TryRead(text, out _).ShouldBe(taken);

    [Fact]
    public void Palettes_NeedNoCorrection() => MoodPalette.All.Select(Theme.Of).ShouldAllBe(theme => !theme.Corrected);

    [Theory]
    [InlineData("deep sea", "the ocean at noon")]
    [InlineData("sunny, warm", "a warm glow")]
    [InlineData("FOREST walk", "mossy green garden")]
    public void Palette_WordsOfOneMood_GiveOnePalette(string one, string other) => MoodPalette.For(one).ShouldBe(MoodPalette.For(other));

    [Fact]
    public void Palette_WordsThatNobodyForesaw_StillGiveOne()
    {
        string[] moods = ["qwertz", "", "१२३", "🌊", "zyx wvu", "heart artificial", "plumbing"];
        moods.Select(MoodPalette.For).ShouldAllBe(colours => MoodPalette.All.Contains(colours));
        moods.Select(MoodPalette.For).Distinct().Count().ShouldBeGreaterThan(2);
    }

    private static Colour Read(string text) => Colour.TryRead(text, out var colour) ? colour : throw new ArgumentException(text, nameof(text));
}
