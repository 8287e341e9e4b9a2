using System.Text.Json;

namespace ProfilePlatform.Core.Theming.Slides;

/// <summary>Slides as the database holds them. What does not hold the rules of today is left out when it is read.</summary>
internal static class StoredSlides
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Write(IReadOnlyList<Slide> slides) => JsonSerializer.Serialize(slides, Names);

    public static IReadOnlyList<Slide> Read(string json) =>
        [.. (JsonSerializer.Deserialize<List<Slide>>(json, Names) ?? []).Where(slide => SlideRules.Faults(slide).Count == 0).Take(SlideRules.Most)];
}
