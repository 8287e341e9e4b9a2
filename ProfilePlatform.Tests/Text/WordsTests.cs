using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("C++, C# and .NET", "cplusplus csharp and dotnet")]
    [InlineData("ASP.NET Core; Node.js / NodeJS", "asp dotnet core node js node js")]
    [InlineData("Élodie Müller's résumé", "elodie muller resume")]
    [InlineData("O'Brien didn't send an e-mail", "obrien didnt send an email")]
    [InlineData("1,200 users, 3.5 %", "1200 users 3 5")]
    [InlineData("front-end, Frontend", "front end front end")]
    [InlineData("behance.net/maya", "behance net maya")]
    [InlineData("हिन्दी தமிழ்", "हिन्दी தமிழ்")]
    [InlineData("\" OR NEAR( *", "or near")]
    [InlineData("\U0001F600 \uD83D", "")]
    [InlineData("e", "e")]
    public void Normalise_AnyText_GivesFoldedWords(string text, string expected) => SearchText.Normalise(text).ShouldBe(expected);

    [Fact]
    public void In_Text_GivesSpansOfTheOriginal()
    {
        const string text = "Knows C# well";

        Words.In(text)[1].ShouldBe(new Word("csharp", new TextSpan(6, 8)));
    }

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("relational", "relat")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("engineering", "engin")]
    [InlineData("generalizations", "gener")]
    [InlineData("sky", "sky")]
    [InlineData("agreed", "agre")]
    [InlineData("controll", "control")]
    [InlineData("oscillators", "oscil")]
    [InlineData("c", "c")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void Stem_Word_FollowsPorter(string word, string stem) => PorterStemmer.Stem(word).ShouldBe(stem);

    [Fact]
    public void StopWords_OfAQuestion_LeaveItsContent() =>
        Words.TextsIn("What did she build at Nexus AI?").Where(word => !StopWords.Contains(word)).ShouldBe(["build", "nexus", "ai"]);
}
