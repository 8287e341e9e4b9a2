namespace ProfilePlatform.Core.Theming.Header;

/// <summary>Something of an owner's header that is not shown.</summary>
/// <param name="What">What it was, cut short.</param>
/// <param name="Why">Why it is left out.</param>
public sealed record DroppedPart(string What, string Why);

/// <summary>Collects what is left out, each thing once.</summary>
internal sealed class DroppedParts
{
    private const int Most = 50;
    private const int Longest = 80;

    private readonly List<DroppedPart> _parts = [];

    /// <summary>What was left out, in the order of the text.</summary>
    public IReadOnlyList<DroppedPart> All => _parts;

    /// <summary>Notes one thing.</summary>
    public void Add(string what, string why)
    {
        var line = string.Join(' ', what.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var part = new DroppedPart(line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1), "…"), why);
        if (_parts.Count < Most && !_parts.Contains(part))
        {
            _parts.Add(part);
        }
    }
}
