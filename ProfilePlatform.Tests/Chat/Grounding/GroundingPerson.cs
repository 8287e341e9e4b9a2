using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat.Grounding;

/// <summary>A sentence that a model might write of a person.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Kind">Empty for one that the passages support; else what is wrong with it.</param>
public sealed record ModelSentence(string Text, string Kind)
{
    public bool Supported => Kind.Length == 0;
}

/// <summary>A demo person's passages as the application cuts them, and sentences about them.</summary>
internal sealed record GroundingPerson(string Slug, string Name, IReadOnlyList<Chunk> Passages, IReadOnlyList<ModelSentence> Sentences)
{
    /// <summary>Kept aside while the first check was made; what it mistook of them was read once, and once more when the order of words was added.</summary>
    public static IReadOnlyList<string> Kept { get; } = ["elena", "lerato-mokoatle", "noemie-larivee", "renata-figueiral"];

    public string FirstName => Name.Split(' ')[0];

    public bool IsKept => Kept.Contains(Slug);

    public static List<GroundingPerson> All { get; } = Set("Sentences");

    /// <summary>A set of sentences that was written before the check of its time was run on it: "First" to "Fourth". Some of its people are in it alone.</summary>
    public static List<GroundingPerson> Set(string name) =>
        [.. Directory.GetFiles(Path.Combine(Folder, name), "*.txt").Order(StringComparer.Ordinal).Select(Load)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Chat", "Grounding");

    public static GroundingPerson Of(string slug) => All.Single(person => person.Slug == slug);

    public GroundingCheck Check(params string[] visitor) => new(new GroundingSources(Passages, Name, FirstName, visitor));

    private static GroundingPerson Load(string sentences)
    {
        var slug = Path.GetFileNameWithoutExtension(sentences);
        var name = "";
        var chunks = new List<Chunk>();
        foreach (var part in ("\n" + File.ReadAllText(Path.Combine(Folder, "People", slug + ".txt"))).Split("\n@ "))
        {
            var lines = part.Split('\n', 2);
            if (part.StartsWith("\n# ", StringComparison.Ordinal))
            {
                name = part.Trim()[2..];
                continue;
            }

            var fields = lines[0].Split(" | ", 4);
            var text = lines[1].TrimEnd();
            var start = int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture);
            var document = new Guid(int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture), 1, 7, new byte[8]);
            chunks.Add(new Chunk($"{slug}-{chunks.Count}", document, fields[1].Trim(), fields[3].Trim(), new TextSpan(start, start + text.Length), text, chunks.Count));
        }

        return new GroundingPerson(slug, name, chunks, [.. File.ReadLines(sentences).Where(line => line[0] is '+' or '-').Select(Sentence)]);
    }

    private static ModelSentence Sentence(string line)
    {
        if (line[0] == '+')
        {
            return new ModelSentence(line[2..], "");
        }

        var parts = line[2..].Split(" | ", 2);
        return new ModelSentence(parts[1], parts[0]);
    }
}
