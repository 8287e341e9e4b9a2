using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Tests.Indexing.Dates;

public sealed class DateRangeParserTests
{
    [Theory]
    [InlineData("June 2023 – present", "2023-06-01", null, true)]
    [InlineData("Sept 2018 – May 2023", "2018-09-01", "2023-05-31", false)]
    [InlineData("Sept. 2018 - Feb. 2020", "2018-09-01", "2020-02-29", false)]
    [InlineData("2018-09 to 2023-05", "2018-09-01", "2023-05-31", false)]
    [InlineData("09/2018 – 05/2023", "2018-09-01", "2023-05-31", false)]
    [InlineData("01.09.2018 — 31.05.2023", "2018-09-01", "2023-05-31", false)]
    [InlineData("2019–2021", "2019-01-01", "2021-12-31", false)]
    [InlineData("2019–21", "2019-01-01", "2021-12-31", false)]
    [InlineData("2018/19", "2018-01-01", "2019-12-31", false)]
    [InlineData("Jan '20 – now", "2020-01-01", null, true)]
    [InlineData("May – August 2021", "2021-05-01", "2021-08-31", false)]
    [InlineData("Nov – Feb 2021", "2020-11-01", "2021-02-28", false)]
    [InlineData("March 2019 – June", "2019-03-01", "2019-06-30", false)]
    [InlineData("Fall 2019 to Spring 2020", "2019-09-01", "2020-05-31", false)]
    [InlineData("1 March 2019 – 15 April 2019", "2019-03-01", "2019-04-15", false)]
    [InlineData("March 1st, 2019 until today", "2019-03-01", null, true)]
    [InlineData("2016 to date", "2016-01-01", null, true)]
    [InlineData("2016 –", "2016-01-01", null, true)]
    [InlineData("since 2020", "2020-01-01", null, true)]
    [InlineData("since 06/2023", "2023-06-01", null, true)]
    [InlineData("from May 2019 to June 2020", "2019-05-01", "2020-06-30", false)]
    [InlineData("until 2019", null, "2019-12-31", false)]
    [InlineData("03/19 – 05/21", "2019-03-01", "2021-05-31", false)]
    public void Find_Range_GivesFirstAndLastDay(string text, string? start, string? end, bool current)
    {
        var range = DateRangeParser.Find(text).ShouldHaveSingleItem();
        DateRange.Iso(range.Start).ShouldBe(start);
        DateRange.Iso(range.End).ShouldBe(end);
        range.IsCurrent.ShouldBe(current);
        range.IsSingle.ShouldBeFalse();
    }

    [Theory]
    [InlineData("May 2020", "2020-05-01", "2020-05-31")]
    [InlineData("Summer 2019", "2019-06-01", "2019-08-31")]
    [InlineData("Q4 2021", "2021-10-01", "2021-12-31")]
    [InlineData("(2015)", "2015-01-01", "2015-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2 May 2020.", "2020-05-02", "2020-05-02")]
    public void Find_OnePoint_IsItsWholeSpan(string text, string start, string end)
    {
        var range = DateRangeParser.Find(text).ShouldHaveSingleItem();
        (DateRange.Iso(range.Start), DateRange.Iso(range.End), range.IsSingle).ShouldBe((start, end, true));
    }

    [Theory]
    [InlineData("10.1234/neurips.2023.1234")]
    [InlineData("US Patent 11,234,567")]
    [InlineData("a budget of $2019 and 2050 % of it")]
    [InlineData("call 2019205512 or 03/19")]
    [InlineData("you may march to the august mayor")]
    [InlineData("2023-2021-1999-13-45")]
    [InlineData("")]
    [InlineData("Feb 31")]
    public void Find_NumbersThatAreNoDates_FindsNoneOrNoRange(string text) =>
        DateRangeParser.Find(text).ShouldAllBe(range => range.IsSingle);

    [Fact]
    public void Find_SeveralInOneText_GivesTheirPlaces()
    {
        const string text = "Acme (2001 – 2003), then Beta since May 2004";
        DateRangeParser.Find(text).Select(range => range.Span.In(text)).ShouldBe(["2001 – 2003", "since May 2004"]);
    }

    [Fact]
    public void Find_EveryPairOfShortPieces_NeverThrows()
    {
        string[] pieces = ["31", "2", "1999", "2100", "0", "00", "99", "'", "-", "–", "/", ".", " ", "Feb", "feb.", "Q1", "to", "since", "present", "th", ",", ")", "\t", "\uD83D"];
        foreach (var first in pieces)
        {
            foreach (var second in pieces)
            {
                foreach (var third in pieces)
                {
                    DateRangeParser.Find(first + second + third + " " + first + second);
                }
            }
        }
    }
}
