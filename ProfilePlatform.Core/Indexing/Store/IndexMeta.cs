using System.Globalization;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>A file's own record of what it holds.</summary>
/// <param name="ContentVersion">The profile's content version that is shown; 0 before the first.</param>
/// <param name="Encoder">The encoder of the stored vectors; empty where there are none.</param>
/// <param name="Dimensions">Their length; 0 where there are none.</param>
/// <param name="Generation">Raised with every change of a passage; tells whether a resident copy is still the file's.</param>
internal sealed record IndexMeta(long ContentVersion, string Encoder, int Dimensions, long Generation)
{
    public static IndexMeta Empty { get; } = new(0, "", 0, 0);

    public static IndexMeta Read(IndexConnection connection)
    {
        var meta = Empty;
        using var reader = connection.Command("SELECT key, value FROM meta").ExecuteReader();
        while (reader.Read())
        {
            var value = reader.GetString(1);
            meta = reader.GetString(0) switch
            {
                "content_version" => meta with { ContentVersion = Number(value) },
                "encoder" => meta with { Encoder = value },
                "dimensions" => meta with { Dimensions = (int)Number(value) },
                "generation" => meta with { Generation = Number(value) },
                _ => meta,
            };
        }
        return meta;
    }

    public void Write(IndexConnection connection)
    {
        var command = connection.Command(
            "INSERT INTO meta(key, value) VALUES($key, $value) ON CONFLICT(key) DO UPDATE SET value = excluded.value", "$key", "$value");
        foreach (var (key, value) in new[]
        {
            ("content_version", Text(ContentVersion)), ("encoder", Encoder), ("dimensions", Text(Dimensions)), ("generation", Text(Generation)),
        })
        {
            command.Run(key, value);
        }
    }

    private static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
