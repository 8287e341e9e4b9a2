using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Sections;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>A model that truncates, reorders, duplicates, renumbers, swaps and drops: whose text is whose is still never mistaken.</summary>
public sealed class RandomRepliesTests(ITestOutputHelper output)
{
    private const int Replies = 1_000;
    private const int Seed = 20261120;

    [Fact]
    public void Replies_BrokenInEveryWay_LoseAndSwapNothing()
    {
        var random = new Random(Seed);
        var (swapped, lost, right, sent) = (new List<string>(), new List<string>(), 0, 0);
        for (var round = 0; round < Replies; round++)
        {
            // A profile of 2 to 12 sections from honest pairs, each said by its honest rewriting.
            var pairs = HonestRewrite.All.OrderBy(_ => random.Next()).Take(random.Next(2, 13)).ToList();
            var all = pairs.Select((pair, at) => new NumberedSection(at + 1, pair.Section)).ToList();
            var asked = all.Where(_ => random.Next(5) > 0).DefaultIfEmpty(all[0]).ToList();
            var (reply, whole) = Break(asked, pairs, random);
            var texts = SectionRewriter.Sort(reply, asked, all);
            foreach (var (number, text) in texts)
            {
                if (text != pairs[number - 1].Rewriting && !pairs[number - 1].Rewriting.StartsWith(text, StringComparison.Ordinal))
                {
                    swapped.Add($"{round}: {number} got: {text} instead of: {pairs[number - 1].Rewriting}");
                }
            }

            lost.AddRange(whole.Where(number => !texts.ContainsKey(number)).Select(number => $"{round}: {number} {pairs[number - 1].Heading}"));
            (right, sent) = (right + texts.Count, sent + whole.Count);
        }

        swapped.ForEach(output.WriteLine);
        lost.Take(20).ToList().ForEach(output.WriteLine);
        output.WriteLine($"{Replies} replies, {sent} sections came whole under their own number: {lost.Count} lost; {right} taken: {swapped.Count} swapped.");
        swapped.ShouldBeEmpty();
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void Replies_TwinSections_AreToldApartByWhatDiffers()
    {
        NumberedSection[] all =
        [
            new(1, Section("Cashier, Edeka Nord, 2015", "Ran the till, counted the cash and trained two new colleagues.")),
            new(2, Section("Cashier, Rewe Mitte, 2018", "Ran the till, counted the cash and ordered flowers.")),
        ];
        var texts = SectionRewriter.Sort(
            EnhanceScript.Json([(1, "At the till I also ordered flowers."), (2, "Ran the till, counted the cash and ordered flowers.")]), all, all);
        texts.Keys.ShouldBe([2]);
    }

    [Theory]
    [InlineData("```json\n{\"sections\":[{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"}]}\n```")]
    [InlineData("Here you are: [{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"}] Anything else?")]
    [InlineData("{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"}")]
    [InlineData("{\"sections\":[{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"},{\"section_number\":2,\"enhanced_text\":\"Ran the")]
    [InlineData("{\"sections\":[{\"section_number\":9,\"enhanced_text\":\"Ran\"},{\"section_number\":oops},{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"}]}")]
    [InlineData("{\"sections\":[{\"section_number\":1,\"enhanced_text\":\"Ran the till.\"},{\"section_number\":2,\"enhanced_text\":\"A\"},{\"section_number\":2,\"enhanced_text\":\"B\"}]}")]
    public void Reply_InAnyForm_GivesTheSectionThatIsWhole(string reply) =>
        SectionReplies.Read(reply, new HashSet<int> { 1, 2 }).ShouldBe(new Dictionary<int, string> { [1] = "Ran the till." });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"sections\":{\"1\":\"Ran\"}}")]
    [InlineData("{\"sections\":[{\"section_number\":1e400,\"enhanced_text\":\"Ran\"}]}")]
    [InlineData("{\"sections\":[{\"section_number\":1,\"enhanced_text\":null}]}")]
    public void Reply_WithoutASection_GivesNone(string reply) => SectionReplies.Read(reply, new HashSet<int> { 1 }).ShouldBeEmpty();

    // The reply, and the sections that stand in it whole, once, under their own number and before the cut.
    private static (string Reply, List<int> Whole) Break(List<NumberedSection> asked, List<HonestRewrite> pairs, Random random)
    {
        var entries = asked.Select(section => (section.Number, Text: pairs[section.Number - 1].Rewriting)).ToList();
        var spoilt = new HashSet<int>();
        if (random.Next(2) == 0)
        {
            entries = [.. entries.OrderBy(_ => random.Next())];
        }

        for (var fault = random.Next(4); fault > 0 && entries.Count > 1; fault--)
        {
            var (at, other) = (random.Next(entries.Count), random.Next(entries.Count));
            switch (random.Next(6))
            {
                case 0:
                    spoilt.Add(entries[at].Number);
                    entries.RemoveAt(at);
                    break;
                case 1:
                    entries.Add(entries[at]);
                    break;
                case 2 when at != other:
                    spoilt.UnionWith([entries[at].Number, entries[other].Number]);
                    (entries[at], entries[other]) = ((entries[at].Number, entries[other].Text), (entries[other].Number, entries[at].Text));
                    break;
                case 3:
                    spoilt.Add(entries[at].Number);
                    entries[at] = (entries[at].Number + random.Next(1, 3), entries[at].Text);
                    spoilt.Add(entries[at].Number);
                    break;
                case 4:
                    spoilt.Add(entries[at].Number);
                    entries.Add((entries[at].Number, entries[other].Text));
                    break;
                default:
                    entries = [.. entries.Select(entry => (entry.Number + 1, entry.Text))];
                    spoilt.UnionWith(Enumerable.Range(0, 30));
                    break;
            }
        }

        var json = EnhanceScript.Json(entries);
        var cut = random.Next(3) == 0 ? random.Next(20, json.Length) : json.Length;
        var whole = new List<int>();
        foreach (var (number, text) in entries.Where(entry => !spoilt.Contains(entry.Number)).Distinct())
        {
            var entry = EnhanceScript.Json([(number, text)])["{\"sections\":[".Length..^2];
            if (json.IndexOf(entry, StringComparison.Ordinal) + entry.Length <= cut)
            {
                whole.Add(number);
            }
        }

        return ((random.Next(3) == 0 ? "Sure! " : "") + json[..cut] + (random.Next(4) == 0 && cut == json.Length ? "\nDone." : ""), whole);
    }

    private static ProfileSection Section(string heading, string text) => new(Guid.Empty, SectionKind.Experience, heading, text, "", "");
}
