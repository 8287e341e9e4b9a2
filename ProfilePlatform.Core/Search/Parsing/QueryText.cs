using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>A query's words, of which each finder takes those that it has understood.</summary>
internal sealed class QueryText
{
    private readonly bool[] taken;

    public QueryText(string text)
    {
        Text = text;
        Tokens = QueryTokens.Of(text);
        Keys = [.. Tokens.Select(token => token.Key)];
        taken = new bool[Tokens.Count];
        // "find engineers in SF" tells names from words, "Find Engineers In Sf" and "find engineers in sf" do not.
        var capitals = Tokens.Count(token => char.IsUpper(token.Text[0]));
        TellsNames = capitals > 0 && Tokens.Exists(token => char.IsLower(token.Text[0]));
    }

    public string Text { get; }

    public List<QueryToken> Tokens { get; }

    public List<string> Keys { get; }

    /// <summary>True where capitals mean something.</summary>
    public bool TellsNames { get; }

    public int Count => Tokens.Count;

    public string Key(int index) => index >= 0 && index < Count ? Keys[index] : "";

    public bool IsFree(int index) => index >= 0 && index < Count && !taken[index];

    public bool AreFree(int from, int length) => Enumerable.Range(from, length).All(IsFree);

    /// <summary>True where no comma or other sign stands between the words of a stretch.</summary>
    public bool IsUnbroken(int from, int length) => Enumerable.Range(from + 1, Math.Max(0, length - 1)).All(index => !Tokens[index].AfterBreak);

    public bool IsCapital(int index) => index >= 0 && index < Count && char.IsUpper(Tokens[index].Text[0]);

    public void Take(int from, int length)
    {
        for (var index = from; index < from + length; index++)
        {
            taken[index] = true;
        }
    }

    /// <summary>Takes the words that a stretch of the text touches.</summary>
    public void TakeText(int start, int end)
    {
        for (var index = 0; index < Count; index++)
        {
            taken[index] |= Tokens[index].Start < end && Tokens[index].End > start;
        }
    }

    public bool IsFreeText(int start, int end)
    {
        for (var index = 0; index < Count; index++)
        {
            if (taken[index] && Tokens[index].Start < end && Tokens[index].End > start)
            {
                return false;
            }
        }

        return true;
    }

    public string Words(int from, int length) => string.Join(' ', Keys.Skip(from).Take(length));

    public string Original(int from, int length) => Text[Tokens[from].Start..Tokens[from + length - 1].End];
}
