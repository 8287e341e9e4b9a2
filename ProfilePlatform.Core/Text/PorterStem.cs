namespace ProfilePlatform.Core.Text;

/// <summary>A word on its way through Porter's five steps; the rules are written in the paper's order.</summary>
internal ref struct PorterStem(Span<char> letters, int length)
{
    private readonly Span<char> letters = letters;
    private int length = length;

    public override readonly string ToString() => new(letters[..length]);

    public void Step1()
    {
        if (letters[length - 1] == 's')
        {
            _ = Replace("sses", "ss", -1) || Replace("ies", "i", -1) || Ends("ss") || Replace("s", "", -1);
        }

        if (Ends("eed"))
        {
            Replace("eed", "ee", 0);
        }
        else if ((Ends("ed") && HasVowel(length - 2) && Replace("ed", "", -1)) || (Ends("ing") && HasVowel(length - 3) && Replace("ing", "", -1)))
        {
            Restore();
        }

        if (Ends("y") && HasVowel(length - 1))
        {
            letters[length - 1] = 'i';
        }
    }

    public void Step2() => _ =
        Try("ational", "ate") || Try("tional", "tion") || Try("enci", "ence") || Try("anci", "ance") || Try("izer", "ize")
        || Try("bli", "ble") || Try("alli", "al") || Try("entli", "ent") || Try("eli", "e") || Try("ousli", "ous")
        || Try("ization", "ize") || Try("ation", "ate") || Try("ator", "ate") || Try("alism", "al") || Try("iveness", "ive")
        || Try("fulness", "ful") || Try("ousness", "ous") || Try("aliti", "al") || Try("iviti", "ive") || Try("biliti", "ble")
        || Try("logi", "log");

    public void Step3() => _ =
        Try("icate", "ic") || Try("ative", "") || Try("alize", "al") || Try("iciti", "ic") || Try("ical", "ic")
        || Try("ful", "") || Try("ness", "");

    public void Step4()
    {
        ReadOnlySpan<string> suffixes =
        [
            "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
        ];
        foreach (var suffix in suffixes)
        {
            if (Ends(suffix))
            {
                if (suffix != "ion" || (length > 3 && letters[length - 4] is 's' or 't'))
                {
                    Replace(suffix, "", 1);
                }

                return;
            }
        }
    }

    public void Step5()
    {
        if (Ends("e"))
        {
            var measure = Measure(length - 1);
            if (measure > 1 || (measure == 1 && !EndsCvc(length - 1)))
            {
                length--;
            }
        }

        if (Ends("ll") && Measure(length - 1) > 1)
        {
            length--;
        }
    }

    // After "ed" or "ing" went: conflat(e), hop(p), fil(e).
    private void Restore()
    {
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            letters[length++] = 'e';
        }
        else if (length > 1 && letters[length - 1] == letters[length - 2] && IsConsonant(length - 1) && letters[length - 1] is not ('l' or 's' or 'z'))
        {
            length--;
        }
        else if (Measure(length) == 1 && EndsCvc(length))
        {
            letters[length++] = 'e';
        }
    }

    private bool Try(string suffix, string replacement)
    {
        if (!Ends(suffix))
        {
            return false;
        }

        Replace(suffix, replacement, 0);
        return true;
    }

    private readonly bool Ends(string suffix) => length > suffix.Length - 1 && letters[..length].EndsWith(suffix);

    /// <summary>Replaces a suffix where the stem before it has a measure above <paramref name="measure"/>.</summary>
    private bool Replace(string suffix, string replacement, int measure)
    {
        if (!Ends(suffix) || Measure(length - suffix.Length) <= measure)
        {
            return false;
        }

        length -= suffix.Length;
        replacement.CopyTo(letters[length..]);
        length += replacement.Length;
        return true;
    }

    private readonly bool IsConsonant(int index) => letters[index] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => index == 0 || !IsConsonant(index - 1),
        _ => true,
    };

    /// <summary>Number of vowel-consonant sequences in the first <paramref name="end"/> letters.</summary>
    private readonly int Measure(int end)
    {
        var count = 0;
        for (var index = 1; index < end; index++)
        {
            if (IsConsonant(index) && !IsConsonant(index - 1))
            {
                count++;
            }
        }

        return count;
    }

    private readonly bool HasVowel(int end)
    {
        for (var index = 0; index < end; index++)
        {
            if (!IsConsonant(index))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool EndsCvc(int end) =>
        end > 2 && IsConsonant(end - 1) && !IsConsonant(end - 2) && IsConsonant(end - 3) && letters[end - 1] is not ('w' or 'x' or 'y');
}
