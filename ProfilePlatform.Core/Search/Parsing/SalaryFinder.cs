using System.Globalization;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>The salary offered, in rupees a year: "30 LPA", "₹25 lakh", "20-25 lakhs", "₹80,000/month", "1.2 cr", "budget 18L". Of a range, its upper end.</summary>
internal static partial class SalaryFinder
{
    public static void Find(QueryText query, CriteriaDraft draft)
    {
        foreach (Match match in Amount().Matches(query.Text))
        {
            var unit = match.Groups["unit"].Value.ToLowerInvariant();
            var period = match.Groups["per"].Value.ToLowerInvariant();
            var named = match.Groups["word"].Success || match.Groups["sign"].Success;
            if (unit.Length == 0 && period.Length == 0 && !named || unit is "l" or "k" && !named && period.Length == 0 && !match.Value.Contains('L', StringComparison.Ordinal))
            {
                continue;
            }

            var digits = (match.Groups["to"].Success ? match.Groups["to"] : match.Groups["n"]).Value.Replace(",", "", StringComparison.Ordinal);
            if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
            {
                continue;
            }

            amount *= unit switch
            {
                "k" or "thousand" => 1e3,
                "lpa" or "l" or "lac" or "lacs" or "lakh" or "lakhs" => 1e5,
                "cr" or "crore" or "crores" => 1e7,
                _ => 1,
            };
            var monthly = period.Length > 0 ? period.Contains('m', StringComparison.Ordinal) && !period.Contains("annum", StringComparison.Ordinal) : unit != "lpa" && amount < CriteriaLimits.LeastYearly;
            draft.Salary = monthly ? amount * 12 : amount;
            query.TakeText(match.Index, match.Index + match.Length);
            return;
        }

        // Dollars and the like cannot be compared with salaries in rupees: they stay a wish in words.
        if (Foreign().Match(query.Text) is { Success: true } foreign)
        {
            draft.Keywords.Add(foreign.Value.Trim());
            query.TakeText(foreign.Index, foreign.Index + foreign.Length);
        }
    }

    // What has another unit is no pay in rupees: "5 lakh users", "90k USD".
    private const string Others = @"usd|eur|gbp|dollars?|euros?|pounds?|(?:users|customers|clients|people|members|students|followers|subscribers|downloads|orders|requests|rows|lines)\b";

    [GeneratedRegex(@"(?<word>\b(?:budget|salary|ctc|pay|paying|offer|offering|compensation|package)\b(?:\s+(?:of|is|up to|upto|max|maximum|under|below|around|at))*\s*)?(?:\b(?:up to|upto|under|below|max|within)\s+)?(?<sign>₹|\brs\.?|\binr\b)?\s*(?<![\w.,]|[$€£]\s?)(?<n>\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|—|to)\s*(?:₹|rs\.?)?\s*(?<to>\d[\d,]*(?:\.\d+)?))?\s*(?<unit>lpa|lakhs?|lacs?|crores?|cr|thousand|k|l)?\b\s*(?:inr\b|rupees\b)?\s*(?<per>(?:/|\bper\b|\ba\b|\ban\b)\s*(?:month|mo|year|yr|annum)\b|\bpm\b|\bp\.m\.|\bpa\b|\bp\.a\.|\bmonthly\b|\byearly\b|\bannually\b)?(?!\s*(?:" + Others + @"))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?:[$€£]\s*\d[\d,.]*\s*(?:k|m)?\b|\b\d[\d,.]*\s*(?:k|m)?\s*(?:usd|eur|gbp|dollars?|euros?|pounds?)\b)(?:\s*(?:/|per|a)\s*(?:hour|day|month|year|yr))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Foreign();
}
