using System.Security.Cryptography;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// Borders around texts of others in one prompt. The number in them is drawn anew for each turn, so that no document, owner or visitor can write the
/// border that would end their own text.
/// </summary>
internal sealed class Fence
{
    private const int Bytes = 8;

    /// <summary>16 hexadecimal digits that stand nowhere else.</summary>
    public string Number { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A text between its borders, each on a line of its own.</summary>
    public string Around(string what, string text) => $"<<{what} {Number}>>\n{text}\n<<end of {what} {Number}>>";
}
