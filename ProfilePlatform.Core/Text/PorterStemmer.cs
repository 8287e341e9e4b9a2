namespace ProfilePlatform.Core.Text;

/// <summary>The stemmer of M. F. Porter, "An algorithm for suffix stripping" (Program 14, 1980), which FTS5's <c>porter</c> follows.</summary>
public static class PorterStemmer
{
    /// <summary>The stem of a folded word; words with other than a–z letters come back as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || word.Length > 64 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        Span<char> letters = stackalloc char[word.Length + 1];
        word.CopyTo(letters);
        var stem = new PorterStem(letters, word.Length);
        stem.Step1();
        stem.Step2();
        stem.Step3();
        stem.Step4();
        stem.Step5();
        return stem.ToString();
    }
}
