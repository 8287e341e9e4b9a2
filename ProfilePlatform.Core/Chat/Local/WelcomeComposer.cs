using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>How a conversation opens.</summary>
/// <param name="Text">The greeting.</param>
/// <param name="Questions">Three first questions; fewer where the documents are short.</param>
public sealed record Welcome(string Text, IReadOnlyList<string> Questions);

/// <summary>Writes the greeting from what the profile holds.</summary>
internal static class WelcomeComposer
{
    public static string Compose(TwinQuestion person, TwinFacts facts)
    {
        var subjects = new List<string>();
        void Offer(string topic, string words)
        {
            if (facts.Topics.Contains(topic))
            {
                subjects.Add(words);
            }
        }

        Offer(Topics.Experience, "work and projects");
        Offer(Topics.Education, "education");
        Offer(Topics.Skills, "skills");
        Offer(Topics.Awards, "awards");
        var about = subjects.Count > 0 ? $" about {Refusals.Join(subjects)}" : "";
        return $"Hello! I'm the digital twin of {Names.Of(person.DisplayName)}. Ask me{about}: "
            + $"I answer only from {Names.Possessive(person.ShortName)} own documents and show you where each sentence stands.";
    }
}
