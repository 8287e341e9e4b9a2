using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>Reads one record strictly: what is required must be there, what cannot be null is not, no member twice; unknown members are passed over.</summary>
internal static class JsonRecord
{
    private static readonly JsonSerializerOptions Plain = Options(JsonNamingPolicy.CamelCase);
    private static readonly JsonSerializerOptions Snake = Options(JsonNamingPolicy.SnakeCaseLower);

    /// <summary>The record, or what is wrong with it, in words that quote nothing of it.</summary>
    public static (T? Value, string Problem) Read<T>(ReadOnlySpan<byte> json, Func<T, string?>? validate)
        where T : class
    {
        try
        {
            var options = HasSnakeNames(json) ? Snake : Plain;
            var value = JsonSerializer.Deserialize<T>(json, options);
            return value is null ? (null, "It is null.") : validate?.Invoke(value) is { } problem ? (null, problem) : (value, "");
        }
        catch (Exception exception) when (IsAboutTheReply(exception))
        {
            // The exception's own words may quote the reply.
            return (null, Missing<T>(json) is { Count: > 0 } missing
                ? $"Missing: {string.Join(", ", missing)}."
                : "A member has a value of the wrong kind.");
        }
    }

    // A broken escape, half a surrogate pair, a number out of range, a constructor that refuses its arguments.
    private static bool IsAboutTheReply(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException;

    private static bool HasSnakeNames(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonOutline.Lenient);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.Contains((byte)'_'))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Missing<T>(ReadOnlySpan<byte> json)
    {
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = Plain.GetTypeInfo(typeof(T)).Properties
            .Where(property => property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false }).Select(property => property.Name).ToList();
        try
        {
            var reader = new Utf8JsonReader(json, JsonOutline.Lenient);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    there.Add(reader.GetString()!.Replace("_", "", StringComparison.Ordinal));
                }
            }
        }
        catch (Exception exception) when (IsAboutTheReply(exception))
        {
            return [];
        }

        return names.FindAll(name => !there.Contains(name));
    }

    private static JsonSerializerOptions Options(JsonNamingPolicy names)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = names,
            PropertyNameCaseInsensitive = true,
            AllowDuplicateProperties = false,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            MaxDepth = JsonOutline.MaxDepth,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(names, allowIntegerValues: false));
        return options;
    }
}
