namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads <c>.env</c>: lines of NAME=value, quotes optional, # for comments.</summary>
internal static class DotEnv
{
    /// <summary>Adds the file's values below those of the environment, which win.</summary>
    public static IConfigurationBuilder AddDotEnv(this ConfigurationManager configuration, string path)
    {
        if (!File.Exists(path))
        {
            return configuration;
        }

        var values = Parse(File.ReadLines(path));
        var lowest = new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values };
        ((IConfigurationBuilder)configuration).Sources.Insert(0, lowest);
        return configuration;
    }

    internal static Dictionary<string, string?> Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                var value = line[(equals + 1)..].Trim();
                var quoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
                values[line[..equals].Trim()] = quoted ? value[1..^1] : value;
            }
        }

        return values;
    }
}
