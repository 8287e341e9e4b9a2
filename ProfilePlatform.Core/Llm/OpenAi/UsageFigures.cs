using System.Text.Json;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Finds reported usage that the SDK cannot read: counts as strings, fractions or beyond an int, or something else in their place.</summary>
internal static class UsageFigures
{
    /// <summary>Where the value of the reply's "usage" stands in its bytes, if it cannot be read; else null, also for what is no JSON.</summary>
    public static Range? Unusable(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\"usage\""u8) < 0)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isUsage = reader.ValueTextEquals("usage"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (!isUsage)
                {
                    reader.Skip();
                }
                else if (!IsUsable(ref reader))
                {
                    return start..(int)reader.BytesConsumed;
                }
            }
        }
        catch (JsonException)
        {
            // What is wrong with the rest is for the SDK to say.
        }

        return null;
    }

    // Leaves the reader at the value's end.
    private static bool IsUsable(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return reader.TokenType == JsonTokenType.Null;
        }

        var (depth, usable) = (reader.CurrentDepth, true);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.EndsWith("_tokens"u8))
            {
                reader.Read();
                usable &= reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _);
            }
        }

        return usable;
    }
}
