using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A question that might be worth asking.</summary>
/// <param name="Text">The question.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Subject">What it is about; two ideas about one subject are not offered together.</param>
internal sealed record QuestionIdea(string Text, string Topic, string Subject);

/// <summary>Makes questions from cards and topics, using the person's name rather than guessing a pronoun.</summary>
internal static class QuestionIdeas
{
    // Longer titles read badly inside a question.
    private const int MaxTitle = 60;

    public static IEnumerable<QuestionIdea> For(string name, TwinFacts facts, IReadOnlySet<string> topics)
    {
        var who = Names.Of(name);
        var ideas = facts.Cards.Select(card => OfCard(who, card)).OfType<QuestionIdea>().ToList();
        var general = OfTopics(who, Names.Possessive(name), topics).ToList();

        // Cards and topics take turns, so that three questions are never all of one kind.
        for (var index = 0; index < Math.Max(ideas.Count, general.Count); index++)
        {
            if (index < ideas.Count)
            {
                yield return ideas[index];
            }

            if (index < general.Count)
            {
                yield return general[index];
            }
        }
    }

    private static QuestionIdea? OfCard(string who, TwinCard card)
    {
        var (title, company) = (Short(card.Title), Short(card.Company));
        return card.Kind switch
        {
            "education" when company.Length > 0 => new($"What did {who} study at {company}?", Topics.Education, company),
            "project" when title.Length > 0 => new($"What is {title} about?", Topics.Experience, title),
            "publication" or "patent" when title.Length > 0 => new($"What can you tell me about \u201C{title}\u201D?", Topics.Experience, title),
            "experience" when company.Length > 0 => new($"What did {who} do at {company}?", Topics.Experience, company),
            "experience" when title.Length > 0 => new($"What did {who} do as {Article(title)} {title}?", Topics.Experience, title),
            _ => null,
        };
    }

    private static IEnumerable<QuestionIdea> OfTopics(string who, string whose, IReadOnlySet<string> topics)
    {
        (string Topic, string Text)[] all =
        [
            (Topics.Skills, $"What are {whose} main skills?"),
            (Topics.Experience, $"Where does {who} work now?"),
            (Topics.Education, $"Where did {who} study?"),
            (Topics.Awards, $"Which awards or certificates does {who} have?"),
            (Topics.Recommendations, $"What do others say about {who}?"),
            (Topics.Other, $"What are {whose} interests?"),
            (Topics.Summary, $"Who is {who}, in short?"),
            (Topics.Contact, $"How can I contact {who}?"),
        ];
        return all.Where(item => topics.Contains(item.Topic)).Select(item => new QuestionIdea(item.Text, item.Topic, item.Topic));
    }

    private static string Short(string text)
    {
        var trimmed = text.ReplaceLineEndings(" ").Trim().TrimEnd('.', ',', ';', ':', '?');
        return trimmed.Length <= MaxTitle ? trimmed : "";
    }

    private static string Article(string title) => "aeiouAEIOU".Contains(title[0]) ? "an" : "a";
}
