using FsCheck;
using FsCheck.Fluent;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>Random documents out of the pieces that real and hostile ones consist of.</summary>
internal static class DocumentGenerator
{
    private static readonly string[] Pieces =
    [
        "EXPERIENCE\n", "Education\n", "## Skills\n", "Skills: C++, C#\n", "A W A R D S\n", "Publications\n", "Patents\n", "Projects:\n", "\n", "\n\n", "\t", "   ", "\f", "\r\n", "\u2028",
        "Acme GmbH, Engineer", "Software Engineer at Acme (2019 – 2021)\n", "2018-09 to 2023-05\n", "May 2020", "Leeds, UK\n", "PhD", "University of Oslo",
        "• Built a thing that works. It works well", "- ", "• ", "1. First\n", "mail@example.org +44 7700 900123\n", "Employer: Acme; Title: Cook\n", "I recommend her without reservation. ",
        "👩‍👩‍👧‍👦", "e\u0301", "नमस्ते", "日本語の文章。", "\uD83D", "\uDE00", "\u200D", "\u0000", "\u202E", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "a word or two ", "and a much longer sentence, which goes on and on without saying anything at all. ", ";", ":", "|", "(", ")", "–",
    ];

    /// <summary>Texts of up to 300 pieces.</summary>
    public static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();
}
