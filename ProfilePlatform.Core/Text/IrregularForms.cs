using System.Collections.Frozen;

namespace ProfilePlatform.Core.Text;

/// <summary>English forms that no suffix rule brings home: "built" is a form of "build". Forms that are words of their own ("found", "left") stay.</summary>
internal static class IrregularForms
{
    // Base form, then its irregular forms.
    private const string Table =
        "come came|publish publication publications|educate education educational|certify certification certificate certificates certified|become became|make made|say said|go gone went|good better best|diagnose diagnosis diagnoses|old older|build built|lead led|teach taught|write wrote written|grow grew grown|run ran|win won|hold held|begin began begun|speak spoke spoken|drive drove driven|"
        + "choose chose chosen|sell sold|buy bought|bring brought|think thought|send sent|spend spent|keep kept|meet met|pay paid|take took taken|"
        + "sing sang sung|rise rose risen|fall fell fallen|know knew known|show shown|draw drew drawn|break broke broken|lose lost|"
        + "child children|man men|woman women|die died dying death|shoot shot|steal stole stolen|eat ate eaten|fly flew flown|fight fought|catch caught|sit sat|"
        + "swim swam swum|wear wore worn|tear tore torn|throw threw thrown|hide hid hidden|ride rode ridden|shake shook shaken|forget forgot forgotten|"
        + "feel felt|hear heard|sleep slept|learn learnt|sweep swept|overcome overcame|undertake undertook undertaken|"
        + "oversee oversaw overseen|rebuild rebuilt|rewrite rewrote rewritten|see saw seen|lend lent|seek sought|analysis analyses|thesis theses|"
        + "study studied studies|marry married|foot feet|tooth teeth|mouse mice|life lives|colour color|favourite favorite|honour honor|organise organize|programme program";

    private static readonly FrozenDictionary<string, string> Base = Table.Split('|')
        .Select(row => row.Split(' '))
        .SelectMany(row => row.Skip(1).Select(form => (Form: form, Base: row[0])))
        .ToFrozenDictionary(pair => pair.Form, pair => pair.Base);

    /// <summary>The base form of a folded word, mostly itself.</summary>
    public static string BaseOf(string word) => Base.GetValueOrDefault(word, word);
}
