using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Chat;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question's topic as a preference, as a filter, and not used at all: how often the passage with the expected words is first, and among two.</summary>
[Trait("Category", "Eval")]
public sealed class TopicPreferenceEval(ITestOutputHelper output)
{
    [Fact]
    public async Task Retrieve_QuestionsAboutPeople_ByUseOfTheTopic()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var token = TestContext.Current.CancellationToken;
        var (ranks, total) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), 0);
        foreach (var cv in ((string[])["maya", "arjun", "elena"]).Select(Cv.Load))
        {
            using var passages = await PassageIndex.OfAsync(cv.Chunks);
            foreach (var question in cv.Questions.Where(question => question.Answerable))
            {
                var parsed = Question.Parse(question.Text, cv.Name);
                var preferred = await passages.Retriever.RetrieveAsync(passages.ProfileId, parsed, parsed.Topics, 4, token);
                var unused = await passages.Retriever.RetrieveAsync(passages.ProfileId, parsed, [], 4, token);
                total++;
                Add("preference", preferred.Chunks.Select(item => item.Chunk), question);
                Add("filter", await FilteredAsync(passages, parsed, token), question);
                Add("not used", unused.Chunks.Select(item => item.Chunk), question);
            }
        }

        foreach (var (name, list) in ranks)
        {
            output.WriteLine($"{name}: first {list.Count(rank => rank == 0)}, among two {list.Count(rank => rank is 0 or 1)}, among four {list.Count(rank => rank >= 0)} of {total}");
        }

        void Add(string name, IEnumerable<Chunk> chunks, CvQuestion question)
        {
            ranks.TryAdd(name, []);
            ranks[name].Add(chunks.ToList().FindIndex(chunk => question.Expected.Any(expected => chunk.Text.Contains(expected, StringComparison.Ordinal))));
        }
    }

    // Words among the passages of the topics; the topics' first passages where none matches; everything where there are no such passages.
    private static async Task<IReadOnlyList<Chunk>> FilteredAsync(PassageIndex passages, Question question, CancellationToken token)
    {
        var terms = question.Terms.Select(term => term.Text).ToList();
        var hits = await passages.Index.SearchAsync(passages.ProfileId, new IndexQuery(terms, default, [.. question.Topics], 4), token);
        var found = hits.OrderByDescending(hit => hit.Lexical).Select(hit => hit.Chunk).ToList();
        return found.Count > 0 ? found : await passages.Index.ReadAsync(passages.ProfileId, [.. question.Topics], 4, token);
    }
}
