namespace ProfilePlatform.Tests.Evals.People;

/// <summary>What somebody may have done: told in one way on cards, asked for in other words, and a text that uses the asked words of something else.</summary>
internal sealed record Deed(string[] Told, string[] Asked, string Trap);

/// <summary>A profession with all that its cards and queries are made of.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Titles">On cards.</param>
/// <param name="Asked">How queries call it: the usual way, and in other words.</param>
/// <param name="Firms">Where such people work.</param>
/// <param name="Skills">What they may know.</param>
/// <param name="Duties">Sentences that fit any of them.</param>
/// <param name="Deeds">What only some have done.</param>
/// <param name="Around">People who recruit such people or sell to them: a title and a sentence.</param>
internal sealed record Profession(
    string Key, string[] Titles, string[] Asked, string[] Firms, string[] Skills, string[] Duties, Deed[] Deeds, (string Title, string Text)[] Around);

/// <summary>Professions and cities of one half; the halves share none of them.</summary>
internal sealed record Half(string Name, (string City, string Country)[] Cities, Profession[] Professions)
{
    /// <summary>What constants are fitted on.</summary>
    public static Half Fit() => Read("fit");

    /// <summary>What is only measured.</summary>
    public static Half HeldOut() => Read("held-out");

    private static Half Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Evals", "People", $"{name}.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var cities = Items(lines[0]["cities:".Length..]).Select(place => place.Split(", ")).Select(place => (place[0], place[1])).ToArray();
        var starts = lines.Index().Where(line => line.Item[0] == '[').Select(line => line.Index).Append(lines.Count).ToList();
        return new Half(name, cities, [.. starts.Zip(starts.Skip(1), (from, to) => One(lines[from..to]))]);
    }

    private static Profession One(List<string> lines)
    {
        var head = lines[0].Split("] ");
        var asked = All("asked");
        return new Profession(
            head[0][1..], Items(head[1]), Items(asked[0]), Items(All("firms")[0]), Items(All("skills")[0]), Items(All("duty")[0]),
            [.. All("deed").Zip(asked.Skip(1), All("trap")).Select(deed => new Deed(Items(deed.First), Items(deed.Second), deed.Third))],
            [.. Items(All("around")[0]).Select(around => around.Split(" = ")).Select(around => (around[0], around[1]))]);

        List<string> All(string field) => [.. lines.Where(line => line.StartsWith(field + ": ", StringComparison.Ordinal)).Select(line => line[(field.Length + 2)..])];
    }

    private static string[] Items(string line) => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
