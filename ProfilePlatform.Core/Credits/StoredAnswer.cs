namespace ProfilePlatform.Core.Credits;

/// <summary>An answer as it goes out; where the request had a key, a repetition gets the same bytes.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body; not to be changed.</param>
public sealed record StoredAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>True where the work was done, so that its cost is due.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
