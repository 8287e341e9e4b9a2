namespace ProfilePlatform.Core.Enhancement.Asking;

/// <summary>Cuts what is to be rewritten into as few calls as the token limits allow: the largest sections are placed first, each in the first call with room.</summary>
internal static class CallPlan
{
    // Rewritings may be a quarter longer than their originals; JSON and the number take some tokens more.
    private const double Growth = 1.25;
    private const int PerSection = 20;
    private const double Reserve = 0.9;

    /// <summary>Input tokens of one call, far below the window of any model in use: attention suffers in long ones.</summary>
    private const int MostInput = 16_000;

    // A reply with more entries than these is not read to its end.
    private const int MostSections = 40;

    /// <summary>Tokens that a section's rewriting takes at most.</summary>
    public static int OutputOf(int inputTokens, int longest, int characters) =>
        (int)Math.Ceiling(inputTokens * Math.Min(Growth, longest / (double)Math.Max(1, characters))) + PerSection;

    /// <summary>The calls, each with its sections in their order.</summary>
    public static List<List<T>> Of<T>(IEnumerable<T> sections, Func<T, int> input, Func<T, int> output, Func<T, int> order, int maxOutputTokens)
    {
        var room = (int)(maxOutputTokens * Reserve);
        var calls = new List<(List<T> Sections, int Input, int Output)>();
        foreach (var section in sections.OrderByDescending(output).ThenBy(order))
        {
            var (takes, sends) = (output(section), input(section));
            var at = calls.FindIndex(call => call.Sections.Count < MostSections && call.Output + takes <= room && call.Input + sends <= MostInput);
            if (at < 0)
            {
                calls.Add(([section], sends, takes));
            }
            else
            {
                calls[at].Sections.Add(section);
                calls[at] = (calls[at].Sections, calls[at].Input + sends, calls[at].Output + takes);
            }
        }

        return [.. calls.Select(call => call.Sections.OrderBy(order).ToList()).OrderBy(call => order(call[0]))];
    }
}
