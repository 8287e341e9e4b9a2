namespace ProfilePlatform.Tests.Enhancement;

/// <summary>Facts that no original holds, put into honest rewritings: what a model likes to add.</summary>
internal static class InventedFacts
{
    private static readonly (string Kind, string[] Facts)[] Kinds =
    [
        ("number", ["by 47%", "for 83 clients", "across 19 sites", "within six weeks", "with 97 percent accuracy", "serving 2 mio users", "saving €75,000", "worth $4.2 million", "at 99.9% uptime", "for twenty-three partners",
            "in under 11 minutes", "with a team of 36", "generating 5k leads", "over 13 quarters", "across a dozen locations", "with 1,750 participants", "cutting effort by three quarters", "raising output threefold"]),
        ("date", ["in 1987", "since March 1991", "from 1983 to 1986", "on 14 February 1994", "by the summer of 1989", "until October 1992", "as early as 1979", "during Q3 1996", "in late 1999", "between 1971 and 1974"]),
        ("name", ["together with Margaret Holloway", "under Dr. Ivo Kestner", "for the Prince of Wales", "alongside Henrik Solberg", "reporting to Chief Justice Amadi", "with support from Lena", "as praised by Professor Quill",
            "in Singapore", "for the Berlin office", "across Scandinavia", "at the Geneva summit", "in downtown Toronto", "in collaboration with Sir David", "for the Okafor family"]),
        ("employer", ["at Google", "for Deloitte", "on behalf of Siemens", "as a consultant for McKinsey", "for the World Bank", "with NASA", "after leaving Goldman Sachs", "for Apple", "at the Mayo Clinic", "for Harvard University",
            "as part of Tata Steel", "for Target", "at Shell", "with Oxfam", "for the Royal Mail", "with Unilever and Nestlé"]),
        ("tool", ["using Salesforce", "with Kubernetes and Helm", "in Excel", "using tableau", "with photoshop", "via SAP", "using jira", "in matlab", "with TensorFlow", "using AutoCAD", "through HubSpot", "in Rust", "using swift",
            "with Adobe Premiere", "using terraform", "in VBA", "with Slack", "using python scripts", "via GraphQL", "with ChatGPT", "using asana", "on an S/4HANA system", "with K8s", "using spark"]),
        ("scale", ["on a global scale", "across the entire company", "winning a prestigious award", "as the first in the country", "for hundreds of customers", "with outstanding results", "doubling productivity",
            "as the industry's leading expert", "nationwide", "significantly increasing revenue", "for thousands of people", "with record profits", "dramatically reducing costs", "as the sole owner", "recognised internationally",
            "for multinational clients", "consistently exceeding expectations", "with a multimillion budget", "achieving unprecedented growth", "for a Fortune 500 company", "as the youngest director ever", "boosting customer satisfaction"]),
        ("rank", ["as vice president", "as certified project director", "holding an MBA", "with a PhD in economics", "as chief executive", "after being promoted to senior partner", "as a licensed pilot", "as board member and treasurer",
            "as head of department", "fluent in Mandarin", "as an award-winning author", "with a degree in philosophy"]),
        ("contact", ["(see www.example.com)", "at jane@example.org", "call +49 170 5550123", "details on https://best.example/cv"]),
    ];

    /// <summary>So many rewritings with one invented fact each, of all kinds in turn, the same for the same seed.</summary>
    public static IEnumerable<(string Kind, string Fact, HonestRewrite Into, string Text)> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var into = HonestRewrite.All[random.Next(HonestRewrite.All.Count)];
            var (kind, facts) = Kinds[number % (Kinds.Length + 1) % Kinds.Length];
            var fact = facts[random.Next(facts.Length)];
            if (into.Original.Contains(fact, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            yield return (kind, fact, into, number % (Kinds.Length + 1) == Kinds.Length ? Changed(into.Rewriting, random, ref kind) : Insert(into.Rewriting, fact, random));
        }
    }

    private static string Insert(string text, string fact, Random random)
    {
        // Before a full stop or a comma, as a sentence of its own, or at the beginning.
        var places = Enumerable.Range(1, text.Length - 1).Where(at => text[at] is '.' or ',' && !char.IsLetterOrDigit(text[Math.Min(at + 1, text.Length - 1)])).ToList();
        return random.Next(4) switch
        {
            0 => $"{text} This was done {fact}.",
            1 => $"{char.ToUpperInvariant(fact[0])}{fact[1..]}, this was the work: {text}",
            _ when places.Count > 0 && places[random.Next(places.Count)] is var at => $"{text[..at]} {fact}{text[at..]}",
            _ => $"{text} This was done {fact}.",
        };
    }

    // A number of the rewriting made larger.
    private static string Changed(string text, Random random, ref string kind)
    {
        kind = "changed number";
        var digits = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))).ToList();
        if (digits.Count == 0)
        {
            return $"{text} All of it took 57 days.";
        }

        var at = digits[random.Next(digits.Count)];
        return $"{text[..at]}{(text[at] == '9' ? '7' : (char)(text[at] + 1))}{text[(at + 1)..]}";
    }
}
