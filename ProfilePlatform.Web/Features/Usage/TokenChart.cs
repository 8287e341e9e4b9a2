using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Web.Features.Usage;

/// <summary>Tokens by day as stacked bars on one scale; days without a call are there too.</summary>
public sealed class TokenChart
{
    /// <summary>Height of the scale's top, in units of the drawing.</summary>
    public const double Height = 100;

    // A limit far above every bar would press them flat; it is then said in words alone.
    private const int FarAbove = 4;

    private static readonly string[] Names = ["Answers", "Beside the answers", "Reading documents", "Other"];

    private TokenChart(IReadOnlyList<TokenDay> days, long scale, double? limitAt, IReadOnlyList<(int Tone, string Name)> legend) =>
        (Days, Scale, LimitAt, Legend) = (days, scale, limitAt, legend);

    /// <summary>One bar a day, oldest first.</summary>
    public IReadOnlyList<TokenDay> Days { get; }

    /// <summary>Tokens at the top of the scale.</summary>
    public long Scale { get; }

    /// <summary>Where the day's limit is drawn, from the top; null where it is not.</summary>
    public double? LimitAt { get; }

    /// <summary>The tones in use and what they stand for.</summary>
    public IReadOnlyList<(int Tone, string Name)> Legend { get; }

    /// <summary>Draws the days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static TokenChart Of(IReadOnlyList<DayTokens> used, DateOnly from, DateOnly to, long? limit)
    {
        var byDay = used.GroupBy(row => row.Day).ToDictionary(day => day.Key, day => day.ToList());
        var most = Math.Max(1, byDay.Values.Select(day => day.Sum(row => row.Tokens)).DefaultIfEmpty(0).Max());
        var scale = limit is { } allowed && allowed <= most * FarAbove ? Math.Max(most, allowed) : most;
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Select(day => TokenDay.Of(day, byDay.GetValueOrDefault(day) ?? [], scale)).ToList();
        var tones = used.Where(row => row.Tokens > 0).Select(row => OperationWords.Tone(row.Operation)).Distinct().Order().Select(tone => (tone, Names[tone]));
        return new TokenChart(days, scale, limit <= scale ? Height - (Height * limit.Value / scale) : null, [.. tones]);
    }
}

/// <summary>A day's bar.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Tokens">All of them.</param>
/// <param name="Parts">From the bottom to the top.</param>
public sealed record TokenDay(DateOnly Day, long Tokens, IReadOnlyList<TokenPart> Parts)
{
    internal static TokenDay Of(DateOnly day, IReadOnlyList<DayTokens> used, long scale)
    {
        var parts = new List<TokenPart>();
        var top = TokenChart.Height;
        foreach (var tone in used.GroupBy(row => OperationWords.Tone(row.Operation)).OrderBy(tone => tone.Key))
        {
            var height = TokenChart.Height * tone.Sum(row => row.Tokens) / scale;
            top -= height;
            parts.Add(new TokenPart(tone.Key, top, height));
        }

        return new TokenDay(day, used.Sum(row => row.Tokens), parts);
    }
}

/// <summary>A piece of a bar.</summary>
/// <param name="Tone">What it is for, as <see cref="OperationWords.Tone"/> says.</param>
/// <param name="Top">From the top of the drawing.</param>
/// <param name="Height">In the same units.</param>
public sealed record TokenPart(int Tone, double Top, double Height);
