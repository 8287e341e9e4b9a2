using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Honest words for questions that the documents do not answer, with what can be asked instead.</summary>
internal static class Refusals
{
    /// <param name="name">The person's short name.</param>
    /// <param name="topics">Topics that the profile holds passages of.</param>
    public static string For(string name, IReadOnlyCollection<string> topics)
    {
        var who = Names.Of(name);
        var offers = Topics.All.Where(topic => topics.Contains(topic) && topic != Topics.Other).Select(Said).Take(4).ToList();
        return offers.Count == 0
            ? $"{Names.Possessive(name)} documents don't say anything about that. I have passed the question on to {who}."
            : $"{Names.Possessive(name)} documents don't answer that, and I would rather not guess. I have noted the question for {who}. You can ask me about {Join(offers)}.";
    }

    /// <summary>"a, b and c".</summary>
    public static string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    private static string Said(string topic) => topic switch
    {
        Topics.Summary => "background",
        Topics.Experience => "work and projects",
        Topics.Education => "education",
        Topics.Skills => "skills",
        Topics.Awards => "awards and certificates",
        Topics.Recommendations => "what others say",
        _ => "how to get in touch",
    };
}
