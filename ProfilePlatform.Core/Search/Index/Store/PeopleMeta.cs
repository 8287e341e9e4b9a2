using System.Globalization;
using ProfilePlatform.Core.Indexing.Store;

namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>The file's own record of what it holds.</summary>
/// <param name="Build">Names this file: a random id, made with it.</param>
/// <param name="Generation">Raised by each change.</param>
/// <param name="Encoder">The encoder of the stored vectors; empty where there are none yet.</param>
/// <param name="Dimensions">Their length; 0 where there are none yet.</param>
internal sealed record PeopleMeta(string Build, long Generation, string Encoder, int Dimensions)
{
    public static PeopleMeta Read(IndexConnection connection)
    {
        var meta = new PeopleMeta("", 0, "", 0);
        using var reader = connection.Command("SELECT key, value FROM meta").ExecuteReader();
        while (reader.Read())
        {
            var value = reader.GetString(1);
            meta = reader.GetString(0) switch
            {
                "build" => meta with { Build = value },
                "generation" => meta with { Generation = long.Parse(value, CultureInfo.InvariantCulture) },
                "encoder" => meta with { Encoder = value },
                "dimensions" => meta with { Dimensions = int.Parse(value, CultureInfo.InvariantCulture) },
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
            ("build", Build), ("generation", Generation.ToString(CultureInfo.InvariantCulture)),
            ("encoder", Encoder), ("dimensions", Dimensions.ToString(CultureInfo.InvariantCulture)),
        })
        {
            command.Run(key, value);
        }
    }
}
