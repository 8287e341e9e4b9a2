using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Indexing;

/// <summary>A run in words and steps.</summary>
internal static class Stages
{
    /// <summary>The stages of a document, in order, as the run names them.</summary>
    public static IReadOnlyList<string> All { get; } = ["reading", "splitting", "embedding", "writing"];

    /// <summary>Finished stages of a document, 0 to 4.</summary>
    public static int Finished(IndexRunDocument document) => document.State switch
    {
        IndexState.Done => All.Count,
        IndexState.Running => Math.Max(0, All.ToList().IndexOf(document.Stage)),
        _ => 0,
    };

    /// <summary>How a document stands.</summary>
    public static string Of(IndexRunDocument document) => document.State switch
    {
        IndexState.Queued => "Waits",
        IndexState.Running => document.Stage switch
        {
            "reading" => "Reading the text",
            "splitting" => "Finding sections and passages",
            "embedding" => "Learning what passages mean",
            "writing" => "Writing the index",
            _ => "At work",
        },
        IndexState.Failed => document.Error ?? "Could not be indexed.",
        _ => Counts(document.ChunksAdded, document.ChunksKept, document.ChunksRemoved),
    };

    /// <summary>How much of a done document a language model split, to follow other words; empty where none did.</summary>
    public static string Splitter(IndexRunDocument document)
    {
        if (document is not { State: IndexState.Done, SplitBy: SplitEngine.Model or SplitEngine.ModelInPart })
        {
            return "";
        }

        var part = document.SplitBy == SplitEngine.ModelInPart ? " in part" : "";
        var dropped = document.TextsDropped > 0 ? $"; {SpokenTime.Counted(document.TextsDropped, "text")} of its own dropped" : "";
        return $" \u00B7 split by the language model{part}{dropped}";
    }

    /// <summary>For example "12 passages new, 3 kept, 1 removed"; zeros are left out.</summary>
    public static string Counts(int added, int kept, int removed)
    {
        var parts = new List<string>();
        Add(added, "new");
        Add(kept, "kept");
        Add(removed, "removed");
        return parts.Count == 0 ? "No passages" : string.Join(", ", parts);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(parts.Count == 0 ? $"{SpokenTime.Counted(count, "passage")} {what}" : $"{count} {what}");
            }
        }
    }

    /// <summary>One line on a run under way.</summary>
    public static string Line(IndexRun? run) => run switch
    {
        { State: IndexState.Queued } => "Waiting to index",
        { State: IndexState.Running, Documents.Count: 0 } => "Indexing",
        { State: IndexState.Running } => $"Indexing: {run.Documents.Count(document => document.State is IndexState.Done or IndexState.Failed)} of {SpokenTime.Counted(run.Documents.Count, "document")} done",
        _ => "Nothing is running",
    };
}
