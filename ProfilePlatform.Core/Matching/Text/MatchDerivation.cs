using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>Keeps a profile's text for models and its hash up to date with each change of it.</summary>
internal sealed class MatchDerivation : IProfileDerivation
{
    public void Refresh(Profile profile)
    {
        profile.ProfileForLlmMd = ProfileForLlm.Of(profile);
        profile.MatchHash = MatchHash.Of(profile);
    }
}
