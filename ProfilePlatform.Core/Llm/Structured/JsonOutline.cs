using System.Text;
using System.Text.Json;

namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>Which parts of a JSON value are complete.</summary>
internal sealed class JsonOutline
{
    /// <summary>Deeper nesting is no answer to anything that is asked here.</summary>
    public const int MaxDepth = 32;

    /// <summary>What models send: comments and commas too many.</summary>
    public static readonly JsonReaderOptions Lenient = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth,
    };

    private readonly List<char> _open = [];
    private List<(int Start, int End)>? _items;
    private int _listDepth;
    private int _itemStart = -1;
    private int _completeTo;
    private string _closers = "";

    private JsonOutline()
    {
    }

    /// <summary>True where it is not JSON from some point on.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True where an object at the root has a complete member, or a complete item in a list of its own.</summary>
    public bool HasMembers => _completeTo > 0;

    /// <summary>The complete items of the list at the root, or of the first list in the object at the root, in bytes; null where there is no list.</summary>
    public IReadOnlyList<(int Start, int End)>? Items => _items;

    /// <summary>True where an item of that list has begun and does not end.</summary>
    public bool HasPartialItem { get; private set; }

    public static JsonOutline Of(JsonSlice slice)
    {
        var outline = new JsonOutline();
        var reader = new Utf8JsonReader(slice.Json, slice.IsWhole, new JsonReaderState(Lenient));
        try
        {
            while (reader.Read())
            {
                outline.Add(reader.TokenType, (int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            }
        }
        catch (JsonException)
        {
            outline.IsBroken = true;
        }

        var rest = slice.Json.AsSpan((int)reader.BytesConsumed).Trim(", \t\r\n"u8);
        outline.HasPartialItem = outline._listDepth > 0 && (outline._itemStart >= 0 || rest.Length > 0);
        return outline;
    }

    /// <summary>The object at the root as far as it is complete, closed: its members, and items of lists in them. No half objects.</summary>
    public byte[] Closed(byte[] json) => [.. json.AsSpan(0, _completeTo), .. Encoding.ASCII.GetBytes(_closers)];

    private void Add(JsonTokenType token, int start, int end)
    {
        switch (token)
        {
            case JsonTokenType.PropertyName:
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(token == JsonTokenType.StartArray, start);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.RemoveAt(_open.Count - 1);
                Ended(_itemStart, end);
                break;
            default:
                Ended(start, end);
                break;
        }
    }

    private void Open(bool isArray, int start)
    {
        if (isArray && _items is null && (_open.Count == 0 || _open is ['{']))
        {
            (_items, _listDepth) = ([], _open.Count + 1);
        }
        else if (_listDepth > 0 && _open.Count == _listDepth)
        {
            _itemStart = start;
        }

        _open.Add(isArray ? ']' : '{');
    }

    private void Ended(int start, int end)
    {
        if (_listDepth > 0 && _open.Count == _listDepth)
        {
            _items!.Add((start, end));
            _itemStart = -1;
        }
        else if (_open.Count < _listDepth)
        {
            _listDepth = 0;
        }

        if (_open.Count > 0 && _open[0] == '{' && !_open.Skip(1).Contains('{'))
        {
            _completeTo = end;
            _closers = new string(']', _open.Count - 1) + "}";
        }
    }
}
