using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Theming.Colours;

/// <summary>Colours for a mood without a model: palettes that were made by hand, found by words.</summary>
public static class MoodPalette
{
    private static readonly (string[] Words, string[] Colours)[] Palettes =
    [
        (["calm", "quiet", "peace", "serene", "relax", "gentle", "soft", "still"], ["#eef3f1", "#1f4a43", "#36524d", "#2c6a60"]),
        (["ocean", "sea", "water", "wave", "marine", "blue", "deep", "river", "lake"], ["#0b2545", "#e6f1ff", "#c7dcf2", "#8fd3ff"]),
        (["forest", "nature", "green", "tree", "moss", "garden", "plant", "organic", "fresh", "spring"], ["#14301f", "#e8f5e1", "#cfe3c8", "#9fd88a"]),
        (["sun", "sunset", "warm", "summer", "orange", "glow", "dawn", "cosy", "cozy", "fire"], ["#fff1e3", "#7a2e0e", "#5f3a26", "#a3420f"]),
        (["bold", "energy", "energetic", "strong", "power", "brave", "dynamic", "red", "sport", "loud"], ["#b3111e", "#ffffff", "#ffeceb", "#ffe08a"]),
        (["elegant", "luxury", "gold", "classic", "noble", "refined", "premium", "wine"], ["#1c1a17", "#e7c873", "#e8e2d3", "#d9b65c"]),
        (["minimal", "clean", "simple", "plain", "white", "bright", "light", "clear", "pure"], ["#ffffff", "#16181d", "#3d424b", "#0f6b66"]),
        (["dark", "night", "midnight", "black", "moon", "space", "star"], ["#101218", "#f2f4f8", "#c9cdd6", "#9db4ff"]),
        (["play", "playful", "fun", "joy", "happy", "cheer", "yellow", "young", "party"], ["#ffe45c", "#4a1d6b", "#3c2a4d", "#7a1f7d"]),
        (["trust", "serious", "corporate", "business", "professional", "bank", "formal", "sober", "law"], ["#f3f6fa", "#12305a", "#33475f", "#1c4f91"]),
        (["earth", "brown", "wood", "clay", "autumn", "fall", "rustic", "coffee", "harvest"], ["#efe4d6", "#4b2e17", "#57432f", "#7d4415"]),
        (["pastel", "pink", "rose", "romantic", "love", "flower", "blossom", "tender"], ["#fdeef2", "#7a1f46", "#5f3a4a", "#9c2a5c"]),
        (["tech", "neon", "cyber", "digital", "future", "code", "data", "electric", "modern"], ["#0c1116", "#7dffcf", "#cfe9e2", "#5ce1ff"]),
        (["winter", "ice", "snow", "cold", "frost", "cool", "silver", "grey", "gray", "fog"], ["#e9eff5", "#1d3347", "#3c4f60", "#28597d"]),
        (["purple", "violet", "magic", "dream", "mystic", "creative", "art", "lavender"], ["#2a1a4a", "#f1e8ff", "#d9cbf2", "#c7a6ff"]),
    ];

    /// <summary>The palette that most of the words are about; for a mood that none is about, always the same one for the same words.</summary>
    public static ThemeColours For(string mood)
    {
        var words = SearchText.Normalise(mood).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (best, at) = Palettes.Select((palette, at) => (Hits: words.Count(word => Array.Exists(palette.Words, known => IsAbout(word, known))), At: at)).MaxBy(found => found.Hits);
        var colours = Palettes[best > 0 ? at : Chance(words)].Colours;
        return ThemeColours.Read(colours[0], colours[1], colours[2], colours[3])!;
    }

    /// <summary>Every palette, for those who look through them.</summary>
    internal static IEnumerable<ThemeColours> All => Palettes.Select(palette => ThemeColours.Read(palette.Colours[0], palette.Colours[1], palette.Colours[2], palette.Colours[3])!);

    // "sunny" is about "sun" and "calming" about "calm"; "artificial" would be about "art", so short words end soon after.
    private static bool IsAbout(string word, string known) => word.StartsWith(known, StringComparison.Ordinal) && word.Length - known.Length <= 3;

    // FNV-1a: string.GetHashCode differs with each process.
    private static int Chance(string[] words) =>
        (int)(words.SelectMany(word => word).Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u)) % (uint)Palettes.Length);
}
