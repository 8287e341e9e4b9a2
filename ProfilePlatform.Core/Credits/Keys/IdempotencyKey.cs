using System.Text;

namespace ProfilePlatform.Core.Credits.Keys;

/// <summary>Reads the field <c>Idempotency-Key</c>: a bare token, or the same in quotation marks (RFC 8941), 1 to 255 visible ASCII characters without a comma.</summary>
public static class IdempotencyKey
{
    /// <summary>The field's name.</summary>
    public const string Field = "Idempotency-Key";

    /// <summary>Most characters, quotation marks not counted.</summary>
    public const int Longest = 255;

    /// <summary>Reads the request's fields of this name.</summary>
    /// <param name="values">One for each field line.</param>
    /// <param name="key">The key; null where the request has none.</param>
    /// <returns>False where they are no key.</returns>
    public static bool TryRead(IReadOnlyList<string?> values, out string? key)
    {
        key = values.Count == 1 ? Unquoted((values[0] ?? "").Trim(' ')) : null;
        return values.Count == 0
            || (key is { Length: > 0 and <= Longest } && key.All(letter => letter is > ' ' and <= '~' and not ','));
    }

    // The quoted form may hold an escaped quotation mark or backslash.
    private static string? Unquoted(string value)
    {
        if (value is not ['"', .., '"'])
        {
            return value.Contains('"', StringComparison.Ordinal) ? null : value;
        }

        var key = new StringBuilder();
        for (var at = 1; at < value.Length - 1; at++)
        {
            if (value[at] == '"' || (value[at] == '\\' && (++at == value.Length - 1 || value[at] is not ('"' or '\\'))))
            {
                return null;
            }

            key.Append(value[at]);
        }

        return key.ToString();
    }
}
