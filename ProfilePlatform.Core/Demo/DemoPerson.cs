using System.Text.Json;

namespace ProfilePlatform.Core.Demo;

/// <summary>A fictional person as described in <c>people.json</c>: fields of a profile, and files beside it.</summary>
/// <param name="Slug">The profile's address, and the folder of the files.</param>
/// <param name="Fields">The whole description; profile fields have the API's names.</param>
/// <param name="Files">File names in the person's folder.</param>
/// <param name="Photo">File name of a portrait; null where there is none.</param>
internal sealed record DemoPerson(string Slug, JsonElement Fields, IReadOnlyList<string> Files, string? Photo)
{
    private static readonly HashSet<string> NotFields = new(StringComparer.Ordinal) { "slug", "files", "photo" };

    /// <summary>The people described in <paramref name="folder"/>; none where there is no description.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> ReadAllAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "people.json");
        if (!File.Exists(path))
        {
            return [];
        }

        await using var file = File.OpenRead(path);
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return [.. json.RootElement.EnumerateArray().Select(Read)];
    }

    private static DemoPerson Read(JsonElement person)
    {
        var fields = person.EnumerateObject().Where(field => !NotFields.Contains(field.Name))
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        return new DemoPerson(
            person.GetProperty("slug").GetString()!,
            JsonSerializer.SerializeToElement(fields),
            [.. person.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)],
            person.TryGetProperty("photo", out var photo) ? photo.GetString() : null);
    }
}
