using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>What filing a passage under a topic says of it: who stands under "awards" has won something.</summary>
internal static class TopicWords
{
    public static string Of(string topic) => topic switch
    {
        Topics.Awards => "award awarded won receive received recognition prize honour earned hold",
        Topics.Education => "education study studied degree graduated graduate earned completed qualification attended school student",
        Topics.Skills => "skills language languages speak familiar knowledge",
        Topics.Contact => "contact reach e-mail telephone phone call",
        Topics.Recommendations => "recommendation letter referee reference",
        _ => "",
    };

    /// <summary>What the fields of a table's row say of it: what has a journal is a paper.</summary>
    public static string OfRow(string row) =>
        row.Contains("journal:", StringComparison.Ordinal) || row.Contains("venue:", StringComparison.Ordinal) ? " paper article publication published study found showed" : "";
}
