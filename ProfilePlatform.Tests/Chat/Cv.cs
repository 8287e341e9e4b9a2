using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat;

/// <summary>A fictional person's passages, and questions about them: those answered (with words that the answer must hold one of) and those not.</summary>
internal sealed record Cv(string Name, string Text, IReadOnlyList<Chunk> Chunks, IReadOnlyList<CvQuestion> Questions)
{
    public static readonly Guid Document = new("0197a000-0000-7000-8000-00000000000d");

    public string FirstName => Name.Split(' ')[0];

    public static Cv Load(string file)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Chat", "Cvs");
        var text = "";
        var name = "";
        var chunks = new List<Chunk>();
        foreach (var part in File.ReadAllText(Path.Combine(folder, file + ".txt")).Split("\n@"))
        {
            var lines = part.TrimEnd().Split('\n', 2);
            if (lines[0].StartsWith("# ", StringComparison.Ordinal))
            {
                name = lines[0][2..].Trim();
                continue;
            }

            var (topic, heading) = (lines[0].Split('|')[0].Trim(), lines[0].Split('|')[1].Trim());
            var span = new TextSpan(text.Length, text.Length + lines[1].Length);
            chunks.Add(new Chunk($"{file}-{chunks.Count}", Document, topic, heading, span, lines[1], chunks.Count));
            text += lines[1] + "\n\n";
        }

        return new Cv(name, text, chunks, [.. File.ReadLines(Path.Combine(folder, file + ".questions.txt")).Where(line => line.Length > 2).Select(CvQuestion.Parse)]);
    }
}

/// <summary>A question about a person.</summary>
/// <param name="Text">The question.</param>
/// <param name="Expected">The answer must hold one of these; none: the documents do not answer it.</param>
internal sealed record CvQuestion(string Text, IReadOnlyList<string> Expected)
{
    public bool Answerable => Expected.Count > 0;

    public static CvQuestion Parse(string line)
    {
        var sides = line[2..].Split(" => ");
        return new CvQuestion(sides[0], sides.Length > 1 ? sides[1].Split('|') : []);
    }
}
