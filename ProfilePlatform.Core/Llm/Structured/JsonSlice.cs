using System.Text;

namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>A JSON value as it stands in a reply, up to its last bracket or to the end of a reply that was cut off.</summary>
/// <param name="Json">UTF-8, with line breaks and other control characters inside of strings escaped.</param>
/// <param name="IsWhole">False where the reply ends before the value does.</param>
/// <param name="End">Where it ends in the reply.</param>
internal readonly record struct JsonSlice(byte[] Json, bool IsWhole, int End)
{
    /// <summary>The value that begins with the bracket at <paramref name="start"/>.</summary>
    public static JsonSlice At(string reply, int start)
    {
        var json = new StringBuilder(reply.Length - start);
        var (depth, inString) = (0, false);
        var index = start;
        while (index < reply.Length)
        {
            var sign = reply[index++];
            if (inString)
            {
                index = InString(reply, index, sign, json);
                inString = sign != '"';
                continue;
            }

            json.Append(sign);
            inString = sign == '"';
            depth += sign is '{' or '[' ? 1 : sign is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return new JsonSlice(Encoding.UTF8.GetBytes(json.ToString()), true, index);
            }
        }

        return new JsonSlice(Encoding.UTF8.GetBytes(json.ToString()), false, index);
    }

    // Models copy line breaks as they are, which JSON forbids, and escape quotes that need no escape.
    private static int InString(string reply, int next, char sign, StringBuilder json)
    {
        if (sign < ' ')
        {
            json.Append("\\u").Append(((int)sign).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            return next;
        }

        if (sign != '\\' || next == reply.Length)
        {
            json.Append(sign);
            return next;
        }

        var escaped = reply[next];
        if (escaped == '\'')
        {
            json.Append('\'');
        }
        else if (escaped is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
        {
            json.Append('\\').Append(escaped);
        }
        else
        {
            json.Append(@"\\");
            return next;
        }

        return next + 1;
    }
}
