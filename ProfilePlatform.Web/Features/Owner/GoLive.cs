using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Owner;

/// <summary>What stands between a new profile and its first visitor.</summary>
/// <param name="Documents">Documents that were taken in.</param>
/// <param name="Passages">Passages in the index.</param>
/// <param name="IsIndexing">True while a run is not finished.</param>
/// <param name="IsLive">True when visitors can see it.</param>
/// <param name="HasVoice">True when its owner has said how it speaks.</param>
public sealed record GoLive(int Documents, int Passages, bool IsIndexing, bool IsLive, bool HasVoice = false)
{
    /// <summary>The steps in order; the first that is not done and not optional is the one to do now.</summary>
    public IReadOnlyList<GoLiveStep> Steps(Profile profile) =>
    [
        new("Make the profile", $"{profile.DisplayName}, at /chat/{profile.Slug}.", true, null, null),
        new("Add documents", Documents == 0 ? "A CV, a project list, letters: up to three." : Counted(Documents, "document") + " of up to three.",
            Documents > 0, "Add documents", $"/owner/{profile.Slug}/documents"),
        new("Index them", IsIndexing ? "The documents are being read." : Passages == 0 ? "Cuts them into passages that answers can quote." : Counted(Passages, "passage") + " to answer from.",
            Passages > 0, "Index", $"/owner/{profile.Slug}/index"),
        new("Say how it speaks", HasVoice ? "In your own words." : "If you like: its welcome, its tone, what it keeps to. It has a voice without.",
            HasVoice, "Voice", $"/owner/{profile.Slug}/voice", IsOptional: true),
        new("Switch it on", IsLive ? "Visitors can find and ask it." : "Nobody but you can see it until then.", IsLive, null, null),
        new("Share it", IsLive ? "Its link stands here, to be copied." : "Its link stands here once it is on.", IsLive, null, null, IsOptional: true),
    ];

    /// <summary>True when it can be switched on.</summary>
    public bool CanSwitchOn => Passages > 0;

    private static string Counted(int count, string what) => Components.Shared.SpokenTime.Counted(count, what);
}

/// <summary>One step of the list.</summary>
/// <param name="Title">What to do.</param>
/// <param name="About">How it stands.</param>
/// <param name="IsDone">True when nothing is left to do.</param>
/// <param name="Act">What the link says; null where the step is done elsewhere.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="IsOptional">True when it can be left out or follows by itself.</param>
public sealed record GoLiveStep(string Title, string About, bool IsDone, string? Act, string? Href, bool IsOptional = false);
