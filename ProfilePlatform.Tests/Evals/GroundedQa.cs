using System.Text.Json;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question of the grounded question answering set, with the passage it was asked about.</summary>
/// <param name="Question">The question, as typed into a search engine.</param>
/// <param name="Passage">The passage; its heading is the article's title.</param>
/// <param name="Sentences">The passage's sentences as the annotators saw them.</param>
/// <param name="Gold">Those that the annotators chose; none where the passage does not answer.</param>
/// <param name="Answerable">Whether the passage answers it.</param>
internal sealed record GroundedQuestion(string Question, Chunk Passage, IReadOnlyList<string> Sentences, IReadOnlyList<string> Gold, bool Answerable);

/// <summary>Reads <c>grounded-qa</c> below <c>shared/data</c>, or the folder that GROUNDED_QA names.</summary>
internal static class GroundedQa
{
    public static List<GroundedQuestion> Load()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var folder = Environment.GetEnvironmentVariable("GROUNDED_QA") ?? Find();
        Assert.SkipWhen(folder is null, "shared/data/grounded-qa is not beside the repository.");
        return [.. Read(Path.Combine(folder!, "answerable.jsonl"), true, 0), .. Read(Path.Combine(folder!, "unanswerable.jsonl"), false, 100_000)];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "grounded-qa");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static IEnumerable<GroundedQuestion> Read(string file, bool answerable, int firstPosition)
    {
        var position = firstPosition;
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var passage = row.GetProperty("passages")[0];
            var text = passage.GetProperty("text").GetString()!;
            var chunk = new Chunk(
                row.GetProperty("id").GetString()!, Guid.Empty, Topics.Other, passage.GetProperty("title").GetString()!, new TextSpan(0, text.Length), text, position++);
            yield return new GroundedQuestion(
                row.GetProperty("input").GetString()!,
                chunk,
                [.. passage.GetProperty("sentences").EnumerateArray().Select(item => item.GetString()!)],
                [.. row.GetProperty("output")[0].GetProperty("selected_sentences").EnumerateArray().Select(item => item.GetString()!)],
                answerable);
        }
    }
}
