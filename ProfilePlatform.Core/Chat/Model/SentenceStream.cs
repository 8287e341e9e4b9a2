using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>A stand-in.</summary>
internal sealed class SentenceStream
{
    private string _buffer = "";

    public IReadOnlyList<(string Text, bool OnNewLine)> Add(string text)
    {
        _buffer += text;
        return Take(end: false);
    }

    public IReadOnlyList<(string Text, bool OnNewLine)> End() => Take(end: true);

    private List<(string Text, bool OnNewLine)> Take(bool end)
    {
        var spans = Sentences.Split(_buffer);
        var whole = end ? spans.Count : Math.Max(0, spans.Count - 1);
        List<(string, bool)> taken = [.. spans.Take(whole).Select((span, i) => (span.In(_buffer), _buffer[(i == 0 ? 0 : spans[i - 1].End)..span.Start].Contains('\n')))];
        if (whole > 0)
        {
            _buffer = _buffer[spans[whole - 1].End..];
        }

        return taken;
    }
}
