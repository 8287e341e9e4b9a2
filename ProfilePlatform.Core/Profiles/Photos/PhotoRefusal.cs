namespace ProfilePlatform.Core.Profiles;

/// <summary>Why a picture was not taken: a stable code for programs and a sentence for people.</summary>
/// <param name="Code">The HTTP problem type ends in it.</param>
/// <param name="Message">One or two plain sentences that say what can be done about it.</param>
public sealed record PhotoRefusal(string Code, string Message)
{
    /// <summary>More bytes than are taken.</summary>
    public static readonly PhotoRefusal TooLarge = new("photo-too-large", "The picture is too large. It may have 5 MB.");

    /// <summary>The bytes are those of no format that is taken.</summary>
    public static readonly PhotoRefusal WrongType = new("photo-type", "The file is not a JPEG, PNG or WebP picture.");

    /// <summary>Damaged, cut short, or larger inside than can be read.</summary>
    public static readonly PhotoRefusal Unreadable = new(
        "photo-unreadable", "The picture is damaged or too large to be read. Save it again, smaller, and upload the new copy.");

    /// <summary>libvips is missing on this machine.</summary>
    public static readonly PhotoRefusal Unavailable = new(
        "photo-unavailable", "Pictures cannot be read on this server because vips is missing (package libvips-tools).");
}
