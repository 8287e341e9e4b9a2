using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>
/// Words that stand for a whole topic: who asks for a "degree" asks for education, whether or not the word "degree" is in the documents.
/// Strong words decide a question's topic; weak ones only add to it.
/// </summary>
internal static class TopicCues
{
    private static readonly (string Topic, string Strong, string Weak)[] Lexicon =
    [
        (Topics.Education,
            "study school university college degree bachelor master masters phd doctorate doctoral graduate graduation graduated undergraduate undergrad postgraduate education educational educated academic academics academically "
            + "gpa diploma thesis dissertation alma mater coursework qualification mba btech semester alumnus alumni faculty professor schooling classes subject",
            "major minor course train training class exam learn student institution institute field"),
        (Topics.Experience,
            "work job role position company employer employ employment career experience responsibility responsible duty project intern internship startup client publication publish paper patent "
            + "promote promotion achievement accomplish accomplishment colleague resume freelance profession occupation workplace shipped ceo cto founder cofounder boss firm organisation organization",
            "build lead manage team launch develop design create implement deliver product improve grow hire title industry professional challenge impact result research handle run start join leave deploy migrate "
            + "engineer senior current currently previous previously earlier last first customer budget scale save reduce increase found remote leadership management consult sell year before past recent history"),
        (Topics.Skills,
            "skill language technology tool stack framework programming proficient proficiency fluent fluency expertise competency competence strength technical software tech speak toolkit libraries ability specialise specialize specialty technique method",
            "know familiar good best expert code platform cloud database comfortable use write experienced method lab instrument"),
        (Topics.Awards,
            "award prize honour honor certificate certification certify certified scholarship medal license licence fellowship accolade recognition distinction credential accreditation honours honors competition hackathon trophy",
            "win recognise recognize grant licensed nominate achieve rank"),
        (Topics.Recommendations,
            "recommend recommendation reference referee testimonial endorse endorsement praise vouch",
            "feedback opinion others colleague manager boss think peer review reputation client coworker"),
        (Topics.Contact,
            "contact email phone telephone mobile address linkedin github website reach reside live base residence mailing twitter portfolio located location relocate homepage url link whatsapp",
            "city number connect touch message social home meet online hire"),
        (Topics.Summary,
            "introduce introduction overview bio biography profile yourself background herself himself themselves",
            "about describe summary summarise summarize person goal passionate drive objective story"),
        (Topics.Other,
            "hobby hobbies interest volunteer volunteering pastime leisure charity sport",
            "free spare outside fun enjoy passion community personal like love"),
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> StrongTopics = Lexicon
        .SelectMany(row => row.Strong.Split(' ').Select(word => (Stem: Stems.Of(word), row.Topic)))
        .GroupBy(pair => pair.Stem)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Topic).ToFrozenSet());

    private static readonly FrozenDictionary<string, FrozenSet<string>> WeakTopics = Lexicon
        .SelectMany(row => row.Weak.Split(' ').Select(word => (Stem: Stems.Of(word), row.Topic)))
        .GroupBy(pair => pair.Stem)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Topic).ToFrozenSet());

    /// <summary>The topics that a stem stands for; empty for most.</summary>
    public static IReadOnlyCollection<string> OfStem(string stem) => StrongTopics.GetValueOrDefault(stem, FrozenSet<string>.Empty);

    /// <summary>The topics that a stem hints at; empty for most.</summary>
    public static IReadOnlyCollection<string> HintedBy(string stem) => WeakTopics.GetValueOrDefault(stem, FrozenSet<string>.Empty);
}
